import type { matching as dutch } from '../nl/matching.ts';
import type { Same } from '../same.ts';

export const matching: Same<typeof dutch> = {
  term: {
    TRAVEL: 'Travel',
    WISHES: 'Wishes',
    COMPETENCES: 'Fits the programme',
    DAYS: 'Days in common',
    CONFIRMED: 'Confirmed lately',
    NOT_DECLINED: 'Did not decline before',
    ROOM: 'Room left',
    NEAR_PERIOD: 'Period is near',
    CROSS_BORDER: 'Across the border',
    SHORTAGE: 'Shortage occupation',
    SENT_BACK: 'Came back before',
    FAIRNESS: 'School is behind',
  },
  why: {
    show: 'Rules and points',
    hide: 'Hide rules and points',
    rules: 'Rules',
    points: 'Points',
    pointsOf: '{{points}} of {{outOf}}',
    journeys: 'Travel, estimated',
    noJourney: 'No address or no means of travel known.',
    border: 'across the border',
  },
  not: {
    title: 'Why not another place?',
    note: 'Look for a place or a company. You see which rule stops it, or how many points it lacks.',
    label: 'Place or company',
    placeholder: 'Search by name or municipality',
    nothing: 'Nothing found',
    blocked_one: 'Not possible: 1 rule stops a proposal.',
    blocked_other: 'Not possible: {{count}} rules stop a proposal.',
    fits: 'Fits: no rule stops a proposal.',
    best: 'This place fits best.',
    equal: 'Fits as well as the best place.',
    less_one: 'Fits, with 1 point less than the best place.',
    less_other: 'Fits, with {{count}} points less than the best place.',
    lessBy: 'Most of the difference: {{term}}.',
  },
};
