const SLOTS = 20_000;
const COMPANIES = 200;
const TEXT = 'Een leerplek bij een bedrijf aan de Schelde, met begeleiding door een mentor. '.repeat(8);

export const companies = Array.from({ length: COMPANIES }, (_, i) => ({
  _id: `company-${i}`,
  name: `Bedrijf ${i}`,
}));

export const slots = Array.from({ length: SLOTS }, (_, i) => ({
  _id: `slot-${i}`,
  companyId: `company-${i % COMPANIES}`,
  state: i % 3 === 0 ? 'OPEN' : 'CLOSED',
  changedAt: new Date(Date.UTC(2027, 0, 1) + ((i * 7919) % SLOTS) * 60_000),
  places: i % 5,
  text: TEXT,
}));

export const anyId = () => `slot-${Math.floor(Math.random() * SLOTS)}`;

let next = 0;
export const newSlot = () => ({ ...slots[0], _id: `new-${next++}` });
