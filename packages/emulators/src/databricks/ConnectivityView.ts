import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import type { Answer } from './Answer';
import { fields } from './fields';
import { withoutEmpty } from './withoutEmpty';

/** The policy of workspaces for which nobody has chosen one (Databricks docs, network policies, 2026). */
const DEFAULT_POLICY = 'default-policy';

/** What of the account says how serverless compute reaches the world. */
export class ConnectivityView {
  constructor(private readonly objects: AccountObjects) {}

  configurations(accountId: string): Answer[] {
    return this.objects
      .ofAccount('databricks_mws_network_connectivity_config', accountId)
      .map(object => {
        const id = idOf(object);
        return {
          account_id: accountId,
          ...fields.pick(object, [
            'network_connectivity_config_id',
            'name',
            'region',
            'creation_time',
            'updated_time',
          ]),
          egress_config: {
            default_rules: defaultRules(object),
            target_rules: {
              aws_private_endpoint_rules: this.rules(accountId, id),
            },
          },
        };
      });
  }

  has(accountId: string, id: string): boolean {
    return this.objects
      .ofAccount('databricks_mws_network_connectivity_config', accountId)
      .some(object => idOf(object) === id);
  }

  rules(accountId: string, configurationId: string): Answer[] {
    return this.objects
      .ofAccount('databricks_mws_ncc_private_endpoint_rule', accountId)
      .filter(
        ({ attributes }) =>
          attributes.network_connectivity_config_id === configurationId,
      )
      .map(object => ({
        enabled: true,
        connection_state: 'ESTABLISHED',
        ...fields.pick(object, [
          'rule_id',
          'network_connectivity_config_id',
          'endpoint_service',
          'vpc_endpoint_id',
          'resource_names',
          'domain_names',
          'enabled',
          'connection_state',
          'error_message',
          'creation_time',
          'updated_time',
        ]),
      }));
  }

  policies(accountId: string): Answer[] {
    const made = this.objects
      .ofAccount('databricks_account_network_policy', accountId)
      .map(object => ({
        ...fields.pick(object, ['network_policy_id']),
        account_id: accountId,
        egress: withoutEmpty(object.attributes.egress),
      }));
    return [
      {
        network_policy_id: DEFAULT_POLICY,
        account_id: accountId,
        egress: { network_access: { restriction_mode: 'FULL_ACCESS' } },
      },
      ...made,
    ];
  }

  policyOf(workspaceId: string): string {
    const chosen = this.objects
      .ofType('databricks_workspace_network_option')
      .find(object => this.objects.workspaceIdOf(object) === workspaceId);
    return fields.text(chosen?.attributes.network_policy_id) ?? DEFAULT_POLICY;
  }
}

function idOf({ attributes }: HeldObject): string {
  return String(attributes.network_connectivity_config_id);
}

/** Addresses that serverless compute of the region comes from: invented, of a network for documentation. */
function defaultRules(object: HeldObject): Answer {
  const egress = fields.block(object.attributes.egress_config);
  const given =
    typeof egress === 'object' && egress !== null && 'default_rules' in egress
      ? fields.block(egress.default_rules)
      : undefined;
  return typeof given === 'object' && given !== null
    ? { ...given }
    : { aws_stable_ip_rule: { cidr_blocks: ['198.51.100.0/27'] } };
}
