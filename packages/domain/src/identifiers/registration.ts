import type { Country } from '../time/working-day.ts';

/** Digits of a number as people write it: `0123.456.789`, `BE 0123 456 789`. */
export function digitsOf(text: string): string {
  return text.replace(/^BE/i, '').replace(/[\s.\-/]/g, '');
}

/** A Belgian enterprise number (KBO): ten digits from 0 or 1, the last two are 97 minus the rest modulo 97. */
export function isKbo(text: string): boolean {
  const digits = digitsOf(text);
  if (!/^[01]\d{9}$/.test(digits)) return false;
  return Number(digits.slice(8)) === 97 - (Number(digits.slice(0, 8)) % 97);
}

/** A Belgian establishment number: ten digits from 2 to 8, with the same check. */
export function isBelgianEstablishment(text: string): boolean {
  const digits = digitsOf(text);
  if (!/^[2-8]\d{9}$/.test(digits)) return false;
  return Number(digits.slice(8)) === 97 - (Number(digits.slice(0, 8)) % 97);
}

/** A Dutch chamber of commerce number (KvK): eight digits, no check digit. */
export function isKvk(text: string): boolean {
  return /^\d{8}$/.test(digitsOf(text));
}

/** A Dutch establishment number: twelve digits. */
export function isDutchEstablishment(text: string): boolean {
  return /^\d{12}$/.test(digitsOf(text));
}

export function isRegistrationNumber(text: string, country: Country): boolean {
  return country === 'BE' ? isKbo(text) : isKvk(text);
}

export function isEstablishmentNumber(text: string, country: Country): boolean {
  return country === 'BE' ? isBelgianEstablishment(text) : isDutchEstablishment(text);
}

/** BRIN: four characters, with two digits for a branch. */
export function isBrin(text: string): boolean {
  return /^\d{2}[A-Z]{2}(\d{2})?$/.test(text.trim().toUpperCase());
}
