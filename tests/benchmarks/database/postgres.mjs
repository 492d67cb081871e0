import { DataTypes, Sequelize } from 'sequelize';
import { startPostgres } from '../../support/postgres.mjs';
import { childrenOf } from '../processes.mjs';
import { anyId, companies, newSlot, slots } from './data.mjs';

const CLIENTS = 32;
const COLUMNS = '"_id", "companyId", state, "changedAt", places, text';
const TYPES = '"_id" text, "companyId" text, state text, "changedAt" timestamptz, places int, text text';

async function fill(pool) {
  await pool.query('create table companies (id text primary key, name text)');
  await pool.query(
    'create table slots (id text primary key, company_id text, state text, changed_at timestamptz, places int, body text)',
  );
  await pool.query('create index on slots (state, changed_at desc)');
  await pool.query(
    'insert into companies select "_id", name from json_to_recordset($1) as r("_id" text, name text)',
    [JSON.stringify(companies)],
  );
  await pool.query(`insert into slots select ${COLUMNS} from json_to_recordset($1) as r(${TYPES})`, [
    JSON.stringify(slots),
  ]);
  await pool.query('analyze');
}

/** The table as a model of the mapper. */
async function modelOf({ host, user, database }) {
  const sequelize = new Sequelize(database, user, '', {
    host,
    dialect: 'postgres',
    logging: false,
    pool: { max: CLIENTS, min: 0, idle: 600_000 },
  });
  const { TEXT, DATE, INTEGER } = DataTypes;
  const Slot = sequelize.define(
    'Slot',
    {
      id: { type: TEXT, primaryKey: true },
      companyId: { type: TEXT, field: 'company_id' },
      state: TEXT,
      changedAt: { type: DATE, field: 'changed_at' },
      places: INTEGER,
      text: { type: TEXT, field: 'body' },
    },
    { tableName: 'slots', timestamps: false },
  );
  return { Slot, close: () => sequelize.close() };
}

/**
 * The same data in Debian's PostgreSQL with its own settings, asked through its driver and through Sequelize, of its
 * mappers with models the most used.
 *
 * @returns null where it is not installed
 */
export async function startWithData() {
  const server = await startPostgres();
  if (!server) return null;
  const { pool } = server;
  await fill(pool);
  const { Slot, close } = await modelOf(pool.options);
  const insert = 'insert into slots values ($1, $2, $3, $4, $5, $6)';
  const list =
    "select * from slots join companies on companies.id = company_id where state = 'OPEN' order by changed_at desc limit 25";
  return {
    driver: {
      read: () => pool.query({ name: 'read', text: 'select * from slots where id = $1', values: [anyId()] }),
      write: () => pool.query({ name: 'write', text: insert, values: Object.values(newSlot()) }),
      list: () => pool.query({ name: 'list', text: list }),
    },
    model: {
      read: () => Slot.findByPk(anyId(), { raw: true }),
      write: () => {
        const { _id: id, ...values } = newSlot();
        return Slot.create({ id, ...values });
      },
    },
    processes: () => [server.pid, ...childrenOf(server.pid)],
    stop: async () => {
      await close();
      await server.stop();
    },
  };
}
