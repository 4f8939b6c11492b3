import type { RuleFixture } from '../__testUtils__/ruleFixture';
import { ruleTests } from '../__testUtils__/ruleTests';
import { workspaceRules } from './workspaceRules';

const settings = (open: boolean, rest: RuleFixture = {}): RuleFixture => ({
  ...rest,
  workspace: {
    databricks_mws_private_access_settings: {
      pas: { public_access_enabled: open },
    },
  },
});
const workspace = (
  attributes: Record<string, unknown>,
  rest: RuleFixture = {},
): RuleFixture => ({
  ...rest,
  workspace: { databricks_mws_workspaces: { w: attributes } },
});
const backEnd = { privateLink: { backEnd: true, frontEnd: false } };
const encrypted = {
  workspaceEncryption: { managedServices: true, storage: true },
};
const hybrid = { computeMode: 'hybrid', legacyAccess: false };
const tier = (pricingTier: string) => ({
  spec: {
    databricks: {
      accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      pricingTier,
    },
  },
});

const listed = (allow: string[], runsOn: string | string[]): RuleFixture => ({
  environment: { workspace: { ...hybrid, ipAccessLists: { allow } } },
  spec: { github: { runsOn } },
});

describe('workspaceRules', () => {
  it.each(
    ruleTests(workspaceRules, {
      'workspace.public-access': {
        breaks: [[settings(true), 'public_access_enabled']],
        keeps: [settings(false)],
      },
      'workspace.no-access-list': {
        breaks: [[settings(true), 'no IP access list']],
        keeps: [
          settings(false),
          settings(true, {
            environment: {
              workspace: { ...hybrid, ipAccessLists: { allow: [] } },
            },
          }),
          settings(true, {
            data: { databricks_ip_access_list: { allow: {} } },
          }),
        ],
      },
      'workspace.access-list-hosted-runner': {
        breaks: [
          [listed(['203.0.113.0/24'], 'ubuntu-24.04'), 'ubuntu-24.04'],
          [listed(['203.0.113.0/24'], ['windows-2025']), 'windows-2025'],
        ],
        keeps: [
          listed(['203.0.113.0/24'], ['self-hosted', 'linux']),
          // Who is not blocked may come in.
          listed([], 'ubuntu-24.04'),
          { spec: { github: { runsOn: 'ubuntu-24.04' } } },
        ],
      },
      'workspace.no-customer-key': {
        breaks: [
          [
            workspace(
              { managed_services_customer_managed_key_id: 'k' },
              { environment: encrypted },
            ),
            'workspaceEncryption.storage',
          ],
          [
            workspace(
              { storage_customer_managed_key_id: 'k' },
              { environment: encrypted },
            ),
            'workspaceEncryption.managedServices',
          ],
        ],
        keeps: [
          workspace({}),
          workspace(
            {
              managed_services_customer_managed_key_id: 'k',
              storage_customer_managed_key_id: 'k',
            },
            { environment: encrypted },
          ),
        ],
      },
      'workspace.pricing-tier': {
        breaks: [
          [
            workspace({ pricing_tier: 'PREMIUM' }, { environment: backEnd }),
            'needed for PrivateLink',
          ],
          [
            workspace({}, { environment: encrypted, ...tier('PREMIUM') }),
            'customer-managed keys',
          ],
        ],
        keeps: [
          workspace({ pricing_tier: 'ENTERPRISE' }, { environment: backEnd }),
          workspace({ pricing_tier: 'PREMIUM' }),
        ],
      },
      'workspace.enterprise-tier': {
        breaks: [
          [
            { environment: { ...backEnd, ...encrypted } },
            'PrivateLink and customer-managed keys',
          ],
        ],
        keeps: [{}, { environment: backEnd, ...tier('ENTERPRISE') }],
      },
      'workspace.legacy-token': {
        breaks: [[workspace({ token: {} }), 'token block']],
        keeps: [workspace({})],
      },
      'workspace.deployment-name': {
        breaks: [
          [workspace({ deployment_name: 'payments' }), 'deployment_name'],
        ],
        keeps: [workspace({})],
      },
      'workspace.serverless-with-classic': {
        breaks: [
          [
            workspace({
              compute_mode: 'SERVERLESS',
              network_id: 'n',
              credentials_id: 'c',
            }),
            'credentials_id, network_id',
          ],
        ],
        keeps: [
          workspace({ compute_mode: 'SERVERLESS' }),
          workspace({ network_id: 'n' }),
        ],
      },
      'workspace.serverless-open': {
        breaks: [[{ environment: { serverless: {} } }, 'no network policy']],
        keeps: [
          {},
          {
            environment: { serverless: {} },
            workspace: { databricks_workspace_network_option: { o: {} } },
          },
        ],
      },
      'workspace.legacy-access': {
        breaks: [
          [
            { environment: { workspace: { ...hybrid, legacyAccess: true } } },
            'legacyAccess',
          ],
        ],
        keeps: [{}],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
