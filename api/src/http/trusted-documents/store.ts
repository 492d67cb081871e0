import { defineModel } from '../../database.ts';

interface TrustedDocument {
  _id: string;
  text: string;
  firstSeenAt: Date;
}

/** Every document that a build of the client ever sent: an older page in an open tab still works. */
const documents = defineModel<TrustedDocument>(
  'TrustedDocument',
  'trustedDocuments',
  { text: String, firstSeenAt: Date },
  [],
);

export async function keepDocuments(texts: ReadonlyMap<string, string>, now: Date): Promise<void> {
  if (texts.size === 0) return;
  await documents.bulkWrite(
    [...texts].map(([id, text]) => ({
      updateOne: {
        filter: { _id: id },
        update: { $setOnInsert: { text, firstSeenAt: now } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

export async function allDocuments(): Promise<Map<string, string>> {
  const found = await documents.find().lean<TrustedDocument[]>();
  return new Map(found.map((document) => [document._id, document.text]));
}
