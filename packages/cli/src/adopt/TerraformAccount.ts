import type {
  Answers,
  AskedProviders,
  Question,
  TerraformReader,
} from '@lakeport/rehearsal';
import type { AskAccount } from './AskAccount';

/** Who is asked from the start. */
export interface AccountPlace {
  /** Of the Databricks account. */
  readonly accountId: string;
  /** ARNs of the roles that lead to the workspace's AWS account, in order. */
  readonly awsRoles: readonly string[];
  /** `required_providers`. */
  readonly required: AskedProviders['required'];
}

/** An account that is asked through Terraform's providers. */
export class TerraformAccount implements AskAccount {
  private workspaceUrl?: string;
  private region?: string;
  private awsAccountId?: string;

  constructor(
    private readonly place: AccountPlace,
    private readonly reader: TerraformReader,
  ) {}

  at(place: Parameters<AskAccount['at']>[0]): void {
    this.workspaceUrl = place.workspaceUrl ?? this.workspaceUrl;
    this.region = place.region ?? this.region;
    this.awsAccountId = place.awsAccountId ?? this.awsAccountId;
  }

  ask(questions: readonly Question[]): Promise<Answers> {
    this.reader.providers = this.providers();
    return this.reader.ask(questions);
  }

  private providers(): AskedProviders {
    const { accountId, awsRoles, required } = this.place;
    return {
      required,
      configured: {
        databricks: [
          {
            alias: 'account',
            host: 'https://accounts.cloud.databricks.com',
            account_id: accountId,
          },
          ...(this.workspaceUrl ? [{ host: this.workspaceUrl }] : []),
        ],
        // Without a region there is nothing to ask there yet.
        ...(this.region && {
          aws: [
            {
              region: this.region,
              // What is read must not be that of another account by mistake.
              ...(this.awsAccountId && {
                allowed_account_ids: [this.awsAccountId],
              }),
              ...(awsRoles.length > 0 && {
                assume_role: awsRoles.map(arn => ({
                  role_arn: arn,
                  session_name: 'lakeport',
                })),
              }),
            },
          ],
        }),
      },
    };
  }
}
