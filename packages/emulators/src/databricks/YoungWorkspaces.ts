import type { AccountReader, HeldObject } from './AccountReader';

/** An account that tells when something is made in it. */
interface ChangingAccount extends AccountReader {
  onChange(
    listener: (change: { operation: string; object: HeldObject }) => void,
  ): unknown;
}

const TYPE = 'databricks_mws_workspaces';

/**
 * An account in which a new workspace takes its time to run, as with Databricks:
 * the rehearsal account makes it at once.
 */
export class YoungWorkspaces implements AccountReader {
  private readonly runningFrom = new Map<string, number>();

  constructor(private readonly account: ChangingAccount, forMs: number) {
    if (forMs > 0) {
      account.onChange(({ operation, object }) => {
        if (operation === 'create' && object.type === TYPE && !object.seeded) {
          this.runningFrom.set(object.id, Date.now() + forMs);
        }
      });
    }
  }

  objects(filter: { type?: string } = {}): HeldObject[] {
    const held = this.account.objects(filter);
    return this.runningFrom.size === 0
      ? held
      : held.map(object =>
          object.type === TYPE &&
          Date.now() < (this.runningFrom.get(object.id) ?? 0)
            ? {
                ...object,
                attributes: {
                  ...object.attributes,
                  workspace_status: 'PROVISIONING',
                  workspace_status_message:
                    'Workspace resources are being set up.',
                },
              }
            : object,
        );
  }
}
