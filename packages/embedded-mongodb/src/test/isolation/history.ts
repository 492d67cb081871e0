/** What one transaction did to one list or account. */
export type Operation =
  { kind: 'append'; key: string; value: number } | { kind: 'read'; key: string; list: readonly number[] };

/** A transaction of a list-append history: each value is appended once in the whole history. */
export interface Transaction {
  id: number;
  state: 'committed' | 'aborted' | 'unknown';
  operations: readonly Operation[];
}

/**
 * Anomalies by the names of Adya and of Jepsen's Elle ("Elle: Inferring Isolation Anomalies from Experimental
 * Observations", Kingsbury and Alvaro, 2020).
 */
export type Anomaly =
  'G0' | 'G1a' | 'G1b' | 'G1c' | 'lost-update' | 'G-single' | 'incompatible-order' | 'internal';

export interface Found {
  anomaly: Anomaly;
  /** The transactions that show it. */
  transactions: number[];
  about: string;
}
