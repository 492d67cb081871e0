import type { student as nl } from '../nl/student.ts';
import type { Same } from '../same.ts';

/** What a student is asked and says of a place, and what others read of it. */
export const student: Same<typeof nl> = {
  question: 'Do you agree with this place?',
  questionNote: 'Your school reads your answer. The company does not read why you would rather not.',
  yes: 'Yes, I agree',
  no: 'Rather not',
  agreed: 'You agree with the place at {{company}}.',
  objected: 'You would rather not go to {{company}}. Your school knows and will contact you.',
  ratherNot: 'Rather not after all',
  ratherYes: 'Agree after all',
  condition: 'Agreement of the {{student}}',
  agreement: 'Agreement',
  waits: 'Waits for the answer of {{student}}.',
  says: { AGREE: 'Agrees with the place', OBJECT: 'Rather not' },
  agreedBy: '{{student}} agrees, {{day}}.',
  objectedBy: '{{student}} would rather not, {{day}}.',
  objects: 'Would rather not',
  setting: 'Ask the {{student}} to agree',
  settingHelp: 'A placement is then ready only when the {{student}} agrees with the place.',
  settingOn: 'asks the {{student}} to agree',
};
