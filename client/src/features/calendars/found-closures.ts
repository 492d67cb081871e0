import type { Closure } from '@scheldemond/domain/calendar/closures';
import { dutchSchoolHolidays } from '@scheldemond/domain/calendar/dutch-holidays';
import { closuresFromCsv } from '@scheldemond/domain/calendar/import-csv';
import { closuresFromICal } from '@scheldemond/domain/calendar/import-ical';
import type { ImportProblem, NamedSite } from '@scheldemond/domain/calendar/import-result';
import { daysOfSchoolYear, zoneOf } from '@scheldemond/domain/time/working-day';
import type { CalendarOwner } from './calendar-ledger.tsx';

const LARGEST = 1_000_000;
/** As long as the API takes them. */
const LONGEST_NAME = 120;

/** What was found to take over, and what was not understood. */
export interface FoundClosures {
  /** File or page. */
  from: string;
  closures: Closure[];
  problems: ImportProblem[];
  /** Whether it must be checked against what the school itself says. */
  unsure: boolean;
}

/** Reads a calendar file; only what touches the school year is kept. The file does not leave the browser. */
export async function closuresOfFile(
  file: File,
  owner: CalendarOwner,
  schoolYear: string,
  sites: readonly NamedSite[],
): Promise<FoundClosures> {
  const from = file.name.slice(0, 200);
  const unreadable: ImportProblem = { code: 'UNREADABLE', line: null, found: '' };
  const days = daysOfSchoolYear(schoolYear);
  if (file.size > LARGEST || !days) return { from, closures: [], problems: [unreadable], unsure: false };
  const text = await file.text();
  const options = {
    kind: owner.type === 'School' ? ('SCHOOL_HOLIDAY' as const) : ('COMPANY_CLOSURE' as const),
    reference: from,
    zone: zoneOf(owner.country),
    sites,
    ...days,
  };
  const read = /^\s*BEGIN:VCALENDAR/i.test(text.replace(/^\uFEFF/, '')) ? closuresFromICal : closuresFromCsv;
  const { closures, problems } = read(text, options);
  const named = closures.map((one) => {
    const name = one.name.nl.trim().slice(0, LONGEST_NAME) || from.slice(0, LONGEST_NAME);
    return { ...one, name: { nl: name, en: name } };
  });
  return { from, closures: named, problems, unsure: false };
}

/** The holidays of region South as published, with the carnival week of Zeeuws-Vlaanderen; a school may differ. */
export function closuresOfRegion(schoolYear: string): FoundClosures {
  const year = Number(schoolYear.slice(0, 4));
  const found = dutchSchoolHolidays(year, 'SOUTH', { carnival: true }) ?? [];
  const closures = found.filter(({ kind }) => kind === 'SCHOOL_HOLIDAY');
  return { from: closures[0]?.source.reference ?? '', closures, problems: [], unsure: true };
}
