import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ChoiceList } from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksAccountClient,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import type { PlatformReader } from '../platforms/PlatformReader';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { ChoicePage } from './ChoicePage';

const DEADLINE_MS = 15_000;
/** Which account, and where in its list. */
const CURSOR = /^(\d{1,3})\.(\d{1,9})$/;

/** Offers groups of Databricks accounts, which look for them themselves: there may be ten thousand. */
export class GroupChoices {
  readonly #databricks: Pick<DatabricksService, 'accounts'>;
  readonly #platforms: Pick<PlatformReader, 'read'>;
  readonly #logger: LoggerService;

  constructor(options: {
    databricks: Pick<DatabricksService, 'accounts'>;
    platforms: Pick<PlatformReader, 'read'>;
    logger: LoggerService;
  }) {
    this.#databricks = options.databricks;
    this.#platforms = options.platforms;
    this.#logger = options.logger;
  }

  /**
   * Groups of the platform's account, or of all accounts one after another.
   *
   * @throws InputError when the cursor is none that this gave
   */
  async list(
    request: ChoicePage & { platform?: DeclaredSystem },
  ): Promise<ChoiceList> {
    const { q, cursor, limit, platform } = request;
    const [, account = '0', startIndex = '1'] = cursor
      ? CURSOR.exec(cursor) ?? invalid(cursor)
      : [];
    const attempts = new Attempts(this.#logger);
    const accounts = await this.#accounts(platform, attempts);
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const items: ChoiceList['items'] = [];
    for (let index = Number(account); index < accounts.length; index++) {
      const client = accounts[index];
      const page = {
        startIndex: index === Number(account) ? Number(startIndex) : 1,
        count: limit - items.length,
      };
      const found = await attempts.read(
        `groups of account ${client.accountId}`,
        () => client.findGroups(q ?? '', page, { signal }),
      );
      items.push(
        ...(found?.items ?? []).map(({ displayName }) => ({
          value: displayName,
        })),
      );
      if (found?.nextStartIndex !== undefined) {
        return {
          items,
          nextCursor: `${index}.${found.nextStartIndex}`,
          errors: attempts.sorted(),
        };
      }
      if (items.length >= limit && index + 1 < accounts.length) {
        return {
          items,
          nextCursor: `${index + 1}.1`,
          errors: attempts.sorted(),
        };
      }
    }
    return { items, errors: attempts.sorted() };
  }

  async #accounts(
    platform: DeclaredSystem | undefined,
    attempts: Attempts,
  ): Promise<DatabricksAccountClient[]> {
    const all = this.#databricks.accounts();
    if (all.length === 0) {
      attempts.add(
        'Databricks accounts',
        'none is configured in the portal: add one to databricks.accounts in app-config',
      );
      return all;
    }
    if (!platform) {
      return all;
    }
    const answer = await attempts.read('platform file', () =>
      this.#platforms.read(platform),
    );
    const accountId = answer?.facts?.accountId;
    const own = all.filter(account => account.accountId === accountId);
    if (answer && own.length === 0) {
      attempts.add(
        'Databricks accounts',
        accountId
          ? `the platform's account is not configured in the portal: add it to databricks.accounts in app-config`
          : 'the platform file is not valid, so that its account is not known',
      );
    }
    return own;
  }
}

function invalid(cursor: string): never {
  throw new InputError(
    `${JSON.stringify(
      cursor,
    )} is no cursor of this list: use the nextCursor of the page before`,
  );
}
