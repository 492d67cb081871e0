import { createContext, useContext } from 'react';

export type Role =
  | 'STUDENT'
  | 'TEACHER'
  | 'SCHOOL_COORDINATOR'
  | 'MENTOR'
  | 'COMPANY_ADMIN'
  | 'COORDINATOR'
  | 'PARTNER'
  | 'ADMIN';

export type Creatable =
  'STUDENT' | 'COMPANY' | 'SLOT' | 'SCHOOL' | 'PROGRAMME' | 'CLASS' | 'PERIOD' | 'MEMBERSHIP' | 'PROEFTUIN';

export interface ViewerOrganisation {
  id: string;
  kind: 'SCHOOL' | 'COMPANY' | 'PARTNER';
  name: string;
  country: 'BE' | 'NL';
  education?: 'SECONDARY' | 'ADULT' | 'HIGHER' | 'MBO' | null | undefined;
}

export interface ViewerMembership {
  id: string;
  role: Role;
  organisation: ViewerOrganisation;
}

/** Who is signed in, and in which of their memberships. */
export interface SignedInViewer {
  person: { id: string; firstName: string; displayName: string };
  membership: ViewerMembership | null;
  memberships: ViewerMembership[];
  /** Today at the region's clock, `2026-11-24`. */
  today: string;
  demo: boolean;
  /** What the server lets this viewer make from a list. */
  canCreate: readonly Creatable[];
}

/** `null` when nobody is signed in. */
export const ViewerContext = createContext<SignedInViewer | null>(null);

/** The signed-in viewer, or `null`. */
export function useViewer(): SignedInViewer | null {
  return useContext(ViewerContext);
}

/**
 * The signed-in viewer, on pages that only exist for one.
 *
 * @throws when nobody is signed in
 */
export function useSignedInViewer(): SignedInViewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('This page needs a signed-in viewer.');
  return viewer;
}
