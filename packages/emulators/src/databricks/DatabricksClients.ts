import { timingSafeEqual } from 'node:crypto';

/** A service principal that has a secret here, and what it may do. */
export interface DatabricksClientEntry {
  clientId: string;
  clientSecret: string;
  /** May use the account API; true when left out. */
  accountAdmin?: boolean;
  /** Sees catalogs that are not bound to where it looks from; as `accountAdmin` when left out. */
  metastoreAdmin?: boolean;
  /** Ids of the workspaces it is in; all when left out. */
  workspaces?: string[];
  /** Personal access tokens of it, which are taken by its workspaces. */
  personalTokens?: string[];
}

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The service principals with secrets. */
export class DatabricksClients {
  constructor(private readonly entries: readonly DatabricksClientEntry[]) {}

  private entry(clientId: string): DatabricksClientEntry | undefined {
    return this.entries.find(entry => entry.clientId === clientId);
  }

  /** Whether a secret is that of a client. */
  knows(clientId: string, secret: string): boolean {
    const found = this.entry(clientId);
    return found !== undefined && equal(secret, found.clientSecret);
  }

  isAccountAdmin(clientId: string): boolean {
    const found = this.entry(clientId);
    return found !== undefined && (found.accountAdmin ?? true);
  }

  isMetastoreAdmin(clientId: string): boolean {
    const found = this.entry(clientId);
    return (
      found !== undefined &&
      (found.metastoreAdmin ?? found.accountAdmin ?? true)
    );
  }

  /** Whether it is a client at all: what service principals of the account may is said elsewhere. */
  has(clientId: string): boolean {
    return this.entry(clientId) !== undefined;
  }

  mayEnter(clientId: string, workspaceId: string): boolean {
    const found = this.entry(clientId);
    return (
      found !== undefined &&
      (found.workspaces === undefined || found.workspaces.includes(workspaceId))
    );
  }

  /** Whose personal access token it is. */
  ofPersonalToken(token: string): string | undefined {
    return this.entries.find(entry =>
      entry.personalTokens?.some(own => equal(own, token)),
    )?.clientId;
  }
}
