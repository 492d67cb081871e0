import type { Role } from '@scheldemond/domain/access/viewer';
import { defineModel } from '../../database.ts';

/** A one-click role of the demo region; `_id` is its stable key, `annelies`. */
export interface DemoAccountDocument {
  _id: string;
  personId: string;
  membershipId: string;
  name: string;
  role: Role;
  descriptionNl: string;
  descriptionEn: string;
  position: number;
}

const demoAccounts = defineModel<DemoAccountDocument>(
  'DemoAccount',
  'demoAccounts',
  {
    personId: String,
    membershipId: String,
    name: String,
    role: String,
    descriptionNl: String,
    descriptionEn: String,
    position: Number,
  },
  [],
);

export async function findDemoAccounts(): Promise<DemoAccountDocument[]> {
  return demoAccounts.find().sort({ position: 1 }).lean<DemoAccountDocument[]>();
}

export async function findDemoAccount(key: string): Promise<DemoAccountDocument | null> {
  return demoAccounts.findById(key).lean<DemoAccountDocument>();
}

export async function replaceDemoAccounts(accounts: DemoAccountDocument[]): Promise<void> {
  await demoAccounts.deleteMany({});
  if (accounts.length > 0) await demoAccounts.insertMany(accounts);
}
