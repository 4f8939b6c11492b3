import type { AccountReader, HeldObject } from '../../databricks/AccountReader';

/** What the rehearsal account holds of one AWS account in one region. */
export class Ec2Region {
  constructor(
    private readonly account: AccountReader,
    readonly accountId: string,
    readonly region: string,
  ) {}

  /** @param type - Terraform's, such as `aws_vpc` */
  all(type: string): HeldObject[] {
    return this.account
      .objects({ type })
      .filter(
        object =>
          object.accountId === this.accountId && object.region === this.region,
      );
  }

  /** The same type in every account and region, for what has ends in two of them. */
  everywhere(type: string): HeldObject[] {
    return this.account.objects({ type });
  }

  find(type: string, id: unknown): HeldObject | undefined {
    return this.all(type).find(object => object.id === id);
  }
}
