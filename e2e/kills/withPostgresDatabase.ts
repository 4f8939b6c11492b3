import { randomBytes } from 'node:crypto';
import knexFactory from 'knex';
import { required } from '../required.ts';

/** Does some work in a database of its own of the PostgreSQL that the suite was given. */
export async function withPostgresDatabase(
  work: (url: string) => Promise<void>,
): Promise<void> {
  const server = required(
    'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING',
  );
  const name = `kills_${randomBytes(6).toString('hex')}`;
  const knex = knexFactory({ client: 'pg', connection: server });
  try {
    await knex.raw('create database ??', [name]);
    const url = new URL(server);
    url.pathname = `/${name}`;
    await work(url.href);
    await knex.raw('drop database ?? with (force)', [name]);
  } finally {
    await knex.destroy();
  }
}
