import { setTimeout as wait } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import type {
  UnityColumnTagPage,
  UnityObjectName,
  UnityTag,
} from '@lakeport/backstage-plugin-databricks-common';
import { bulkhead } from 'cockatiel';
import { Readings } from '../sources/Readings';
import { authorizeUnityObject } from './authorizeUnityObject';
import { fullNameOf } from './fullNameOf';
import type { UnityAccess } from './UnityAccess';
import type { UnityAnswer } from './UnityAnswer';
import type { UnityCaller } from './UnityCaller';
import type { UnityDecision } from './UnityDecision';
import type { UnityDetailReader } from './UnityDetailReader';
import type { UnityRights } from './UnityRights';
import type { UnityTagReader } from './UnityTagReader';
import { viaOf } from './viaOf';

/** Columns to a page when nothing is said of it. */
const PAGE = 50;
/** Columns that one question reads at a time. */
const AT_A_TIME = 4;
/** Columns that all questions together read at a time, to leave room for other pages. */
const ALL_AT_A_TIME = 6;
/** After so many failures in a row the next ones would be no better. */
const MOST_FAILURES = 4;
/** Whoever asked is told what there is by then. */
const DEADLINE_MS = 20_000;
/** Columns that one line of the answer names. */
const NAMED = 3;

const LATE =
  'not read in time; what was read is kept for a while, so asking again gets further';
const GIVEN_UP = `not asked for, because the ${MOST_FAILURES} before failed`;

/** Of which columns of which table, and the workspace to read it through. */
export interface UnityColumnTagQuestion {
  metastore: string;
  workspace?: string;
  catalog: string;
  schema: string;
  table: string;
  limit?: number;
  offset?: number;
}

/** Says who may see a table. */
interface TableAccess {
  decide(
    ...of: Parameters<UnityAccess['decide']>
  ): Promise<Pick<UnityDecision, 'allows'>>;
}

type ColumnRead = { tags: UnityAnswer<UnityTag[]> } | { reason: string };

/**
 * The tags of a table's columns, some columns at a time: Databricks tells them
 * one column at a time. Who may see the table may see them.
 */
export class UnityColumnTagReader {
  readonly #access: TableAccess;
  readonly #details: Pick<UnityDetailReader, 'read'>;
  readonly #tags: Pick<UnityTagReader, 'ofColumn'>;
  readonly #deadline: (signal: AbortSignal) => Promise<void>;
  readonly #all = bulkhead(ALL_AT_A_TIME, Infinity);

  constructor(options: {
    access: TableAccess;
    details: Pick<UnityDetailReader, 'read'>;
    tags: Pick<UnityTagReader, 'ofColumn'>;
    /** Ends when an answer has to be given; after 20 seconds when left out. */
    deadline?: (signal: AbortSignal) => Promise<void>;
  }) {
    this.#access = options.access;
    this.#details = options.details;
    this.#tags = options.tags;
    this.#deadline =
      options.deadline ??
      (signal => wait(DEADLINE_MS, undefined, { signal, ref: false }));
  }

  /** @throws as UnityObjectReader.read, of the table */
  async list(
    request: UnityColumnTagQuestion,
    caller: UnityCaller,
  ): Promise<UnityColumnTagPage> {
    const { metastore: metastoreId, catalog, schema, table: name } = request;
    const { limit = PAGE, offset = 0 } = request;
    const object: UnityObjectName = {
      metastoreId,
      kind: 'table',
      catalog,
      schema,
      name,
    };
    const decision = await this.#access.decide(caller.credentials);
    await authorizeUnityObject(decision, object);

    const table = { ...object, workspaceId: request.workspace };
    const { value, workspace, age, errors } = await this.#details.read(
      table,
      caller.rights,
    );
    const readings = new Readings();
    readings.include(age, errors);
    const { columns = [] } = value;
    const names = columns
      .slice(offset, offset + limit)
      .map(column => column.name);
    const read = await this.#read(table, names, caller.rights);
    const reasons = new Map<string, string[]>();
    const items = names.map((column, index) => {
      const one = read[index];
      if ('reason' in one) {
        reasons.set(one.reason, [...(reasons.get(one.reason) ?? []), column]);
        return { name: column };
      }
      readings.include(one.tags.age, one.tags.errors);
      return { name: column, tags: one.tags.value };
    });
    reasons.forEach((unread, reason) =>
      readings.add(`tags of ${wordsOf(unread)}`, reason),
    );
    return {
      items,
      totalItems: columns.length,
      via: viaOf(workspace),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }

  /** One for each column, in their order. What is under way at the deadline goes on for the next who ask. */
  async #read(
    table: UnityObjectName & { workspaceId?: string },
    columns: readonly string[],
    rights: UnityRights,
  ): Promise<ColumnRead[]> {
    const answered = new AbortController();
    let isLate = false;
    const late = this.#deadline(answered.signal).then((): ColumnRead => {
      isLate = true;
      return { reason: LATE };
    });
    // Only when all was read before it.
    late.catch(() => {});
    let failures = 0;
    const readOne = async (column: string): Promise<ColumnRead> => {
      if (isLate || failures >= MOST_FAILURES) {
        return { reason: isLate ? LATE : GIVEN_UP };
      }
      try {
        const tags = await this.#tags.ofColumn(table, column, rights);
        failures = 0;
        return { tags };
      } catch (error) {
        failures += 1;
        // The same failure of several columns differs in the column's name alone.
        const address = encodeURIComponent(`${fullNameOf(table)}.${column}`);
        const { message } = toError(error);
        return { reason: message.replaceAll(address, '…') };
      }
    };
    const own = bulkhead(AT_A_TIME, Infinity);
    const reading = columns.map(column =>
      own.execute(() => this.#all.execute(() => readOne(column))),
    );
    const read = await Promise.all(
      reading.map(one => Promise.race([one, late])),
    );
    answered.abort();
    return read;
  }
}

function wordsOf(columns: readonly string[]): string {
  const others = columns.length - NAMED;
  const named = columns.slice(0, NAMED).join(', ');
  return `${columns.length === 1 ? 'column' : 'columns'} ${named}${
    others > 0 ? ` and ${others} more` : ''
  }`;
}
