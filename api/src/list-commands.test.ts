import { FIELDS } from '@scheldemond/domain/access/fields';
import {
  getNamedType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from './database.ts';
import { takeFile } from './imports/uploads/service.ts';
import { importJournal, importProeftuinen, importTargets } from './proeftuinen/service.ts';
import { buildSchema } from './schema.ts';
import { startTestApi, type TestApi } from './test/api.ts';
import { commandsOf } from './test/commands.ts';
import { makeJournalFile } from './test/journal-file.ts';
import { proposed, send } from './test/placing.ts';
import { makeSavedPlan } from './test/saved-plan.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, someone } from './test/region.ts';

const MANY = 5;
/** Lists, and the way to types that only stand inside others. */
const WAYS: [name: string, type: string, document: (fields: string, first: number) => string][] = [
  ['students', 'Student', (fields, first) => `students(first: ${first}) { nodes { ${fields} } }`],
  [
    'wishes',
    'Preference',
    (fields, first) => `students(first: ${first}) { nodes { preference { ${fields} } } }`,
  ],
  ['needs', 'Need', (fields, first) => `needs(first: ${first}) { nodes { ${fields} } }`],
  ['placements', 'Placement', (fields, first) => `placements(first: ${first}) { nodes { ${fields} } }`],
  ['slots', 'Slot', (fields, first) => `slots(first: ${first}) { nodes { ${fields} } }`],
  ['companies', 'Company', (fields, first) => `companies(first: ${first}) { nodes { ${fields} } }`],
  ['proeftuinen', 'Proeftuin', (fields, first) => `proeftuinen(first: ${first}) { nodes { ${fields} } }`],
  ['sites', 'Site', (fields, first) => `companies(first: ${first}) { nodes { sites { ${fields} } } }`],
  [
    'recognitions',
    'Recognition',
    (fields, first) => `companies(first: ${first}) { nodes { sites { recognitions { ${fields} } } } }`,
  ],
  [
    'targets',
    'Target',
    (fields, first) => `proeftuinen(first: ${first}) { nodes { targets { ${fields} } } }`,
  ],
  [
    'journals',
    'JournalEntry',
    (fields, first) => `proeftuinen(first: ${first}) { nodes { journal { ${fields} } } }`,
  ],
  [
    'journal files',
    'JournalFile',
    (fields, first) => `proeftuinen(first: ${first}) { nodes { journal { files { ${fields} } } } }`,
  ],
  [
    'partners',
    'Organisation',
    (fields, first) => `proeftuinen(first: ${first}) { nodes { partners { organisation { ${fields} } } } }`,
  ],
  [
    'members',
    'Membership',
    (fields, first) =>
      `proeftuinen(first: ${first}) { nodes { partners { organisation { memberships { ${fields} } } } } }`,
  ],
  ['mentors', 'Person', (fields, first) => `placements(first: ${first}) { nodes { mentor { ${fields} } } }`],
  ['schools', 'School', (fields, first) => `students(first: ${first}) { nodes { school { ${fields} } } }`],
  [
    'programmes',
    'Programme',
    (fields, first) => `students(first: ${first}) { nodes { programme { ${fields} } } }`,
  ],
  ['classes', 'Class', (fields, first) => `students(first: ${first}) { nodes { class { ${fields} } } }`],
  [
    'periods',
    'PlacementPeriod',
    (fields, first) => `needs(first: ${first}) { nodes { period { ${fields} } } }`,
  ],
  [
    'qualifications',
    'Qualification',
    (fields, first) => `slots(first: ${first}) { nodes { qualifications { ${fields} } } }`,
  ],
  [
    'plans',
    'MatchingPlan',
    (fields, first) => `proeftuinen(first: ${first}) { nodes { matchingPlans { ${fields} } } }`,
  ],
  ['imports', 'Import', (fields, first) => `imports(first: ${first}) { ${fields} }`],
];

let api: TestApi;
/** A slot that a need is held against. */
let slotNode: string;
let schema: GraphQLSchema;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  schema = buildSchema();
  const region = await makeRegion();
  for (let i = 0; i < MANY; i++) {
    const work = await makeWorkplace(region, { company: { name: `Bedrijf ${i}` }, slot: { places: 9 } });
    const student = await makeStudent(region, region.school, { student: { lastName: `Naam ${i}` } });
    slotNode = work.slotNode;
    await api.graphql(
      'mutation($input: SaveWishesInput!) { saveWishes(input: $input) { __typename } }',
      {
        input: {
          key: newId(),
          choices: [{ slotId: work.slotNode }],
          places: ['Gent'],
          weekdays: [],
          travelMeans: [],
        },
      },
      { ...region.school.teacher, role: 'STUDENT', studentId: student.studentId },
    );
    const id = await proposed(api, region.school.teacher, {
      needId: student.needNode,
      slotId: work.slotNode,
    });
    await send(api, 'acceptPlacement', work.mentor, { id });
    const input = { placementId: id, signedBy: 'Allen', signedOn: '2026-11-20', reference: 'R' };
    await send(api, 'recordAgreement', region.school.teacher, input);
    await takeFile(api.context(await someone(region.school.id, 'SCHOOL_COORDINATOR')), {
      kind: 'STUDENTS',
      name: 'lijst.csv',
      bytes: Buffer.from('Nummer;Voornaam\n1;Lotte'),
    });
    const [proeftuin, entry] = [newId(), newId()];
    const partner = work.companyId;
    await importProeftuinen([
      {
        _id: proeftuin,
        externalKey: proeftuin,
        title: `Proeftuin ${i}`,
        summary: '',
        sector: 'CARE',
        level: 4,
        phase: 'RESEARCH',
        phases: [],
        hybridForms: [],
        partners: [{ organisationId: partner, part: 'gastheer' }],
        partnerOrganisationIds: [partner],
        sortKey: `a${i}`,
        searchKeys: [],
      },
    ]);
    await importTargets(
      (['PLACES_OFFERED', 'PLACEMENTS'] as const).map((metric) => {
        const key = newId();
        return {
          _id: key,
          externalKey: key,
          proeftuinId: proeftuin,
          metric,
          startValue: 0,
          value: 9,
          startsOn: '2026-09-01',
          dueOn: '2027-06-30',
          enteredValue: null,
        };
      }),
    );
    const authorId = work.mentor.personId;
    await importJournal([
      {
        _id: entry,
        externalKey: entry,
        proeftuinId: proeftuin,
        writtenOn: '2026-11-02',
        text: 'x',
        authorId,
      },
    ]);
    await makeJournalFile(entry, proeftuin, authorId);
    await makeSavedPlan(proeftuin, {
      needId: student.needId,
      slotId: work.slotId,
      schoolId: region.school.id,
      classId: region.school.classId,
      qualificationId: region.qualificationId,
      companyId: work.companyId,
      madeById: work.mentor.personId,
    });
  }
});
afterAll(() => api.stop());

function fieldsOf(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields());
}

/** A field with everything inside it, objects included, to this depth. */
function asking(field: GraphQLField<unknown, unknown>, depth: number): string {
  const args = field.name === 'fitOf' ? `(slotId: "${slotNode}")` : '';
  return `${field.name}${args} ${selection(field.type, depth)}`;
}

function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) throw new Error(`No selection for ${named.name}.`);
  const inner = fieldsOf(named)
    .filter((field) => isLeafType(getNamedType(field.type)) || depth > 0)
    .map((field) => asking(field, depth - 1));
  return `{ ${inner.join(' ') || '__typename'} }`;
}

it.each(WAYS)(
  'a list of %s takes as many commands for many as for few, whatever is asked',
  async (_, name, document) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is not an object.`);
    const differ: string[] = [];
    for (const field of fieldsOf(type)) {
      const asked = asking(field, 1);
      const count = async (first: number) => {
        const commands = await commandsOf(async () => {
          const { errors } = await api.graphql(`{ ${document(asked, first)} }`, {}, { kind: 'system' });
          expect(errors).toEqual([]);
        });
        return commands;
      };
      const [few, many] = [await count(2), await count(MANY)];
      if (few.length !== many.length)
        differ.push(`${name}.${field.name}: ${few.join(' ')} | ${many.join(' ')}`);
    }
    expect(differ).toEqual([]);
  },
);

it('leaves no type out', () => {
  expect(WAYS.map(([, type]) => type).sort()).toEqual(Object.keys(FIELDS).sort());
});
