import type { RepositorySettingsClient } from '@lakeport/backstage-plugin-databricks-node';
import { parsePlatform } from '@lakeport/project';
import { platformFileText } from '../__testUtils__/platformFileText';
import { recordingLogger } from '../__testUtils__/recordingLogger';
import { applySettings } from './applySettings';
import type { Claim } from './Claim';
import { claimOf } from './claimOf';
import type { OnboardingRequest } from './OnboardingRequest';
import { onboardingTexts } from './onboardingTexts';
import { parsePlatformOutputs } from './PlatformOutputs';
import { planOnboarding } from './planOnboarding';
import { remainsOf } from './remainsOf';
import { removalOf } from './removalOf';

const EMPTY = platformFileText();
const WHERE = 'the platform file';

const request = (more: Partial<OnboardingRequest> = {}): OnboardingRequest => ({
  project: 'orders',
  repository: 'acme/orders',
  owner: 'group:default/orders',
  environments: ['dev', 'prod'].map((name, index) => ({
    name,
    awsAccountId: `10000000001${index}`,
    region: 'us-west-2',
  })),
  connectivity: {},
  ...more,
});

function platformOf(text: string) {
  const parsed = parsePlatform(text);
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
  return parsed.platform;
}

/** What a request adds to a platform file. */
function proposed(text: string, asked: OnboardingRequest) {
  const plan = planOnboarding(asked, { text, where: WHERE, claims: [] });
  if (plan.kind === 'there') throw new Error('nothing is added');
  return plan;
}

describe('an onboarding with something between the environments', () => {
  const first = proposed(EMPTY, request());

  it('asks for it with the environments that it joins', () => {
    expect(first.kind).toBe('proposed');
    expect(first.edits).toMatchObject([
      { environments: { dev: {}, prod: {} }, connectivity: {} },
    ]);
    expect(platformOf(first.text).spec.projects.orders).toMatchObject({
      connectivity: {},
    });
    const { title, description } = onboardingTexts(
      request(),
      first.edits,
      true,
    );
    expect(title).toBe('feat: onboard orders (dev, prod, connectivity)');
    expect(description).toContain(
      '- `connectivity` of all environments with a network',
    );
  });

  it('is there once it is merged, for whoever asks for the same or less', () => {
    for (const asked of [
      request(),
      request({ connectivity: undefined }),
      request({ connectivity: { members: ['dev', 'prod'] } }),
    ]) {
      expect(
        planOnboarding(asked, { text: first.text, where: WHERE, claims: [] })
          .kind,
      ).toBe('there');
    }
  });

  it('adds it to a project that is onboarded without', () => {
    const before = proposed(EMPTY, request({ connectivity: undefined })).text;
    const asked = request({ connectivity: undefined, regions: {} });
    const later = proposed(before, asked);
    expect(later.edits).toEqual([
      {
        kind: 'add-project',
        name: 'orders',
        repository: 'acme/orders',
        owner: 'group:default/orders',
        environments: {},
        regions: {},
      },
    ]);
    const { title, description } = onboardingTexts(asked, later.edits, true);
    expect(title).toBe('feat: onboard orders (regions)');
    expect(description).toContain('- `regions` of all environments');
    expect(description).not.toContain('| environment |');
    expect(claimOf(platformOf(before), platformOf(later.text))).toEqual(
      later.edits,
    );
  });

  it('adds members that a list of the platform has not', () => {
    const two = request({ connectivity: { members: ['dev', 'prod'] } });
    const before = proposed(EMPTY, two).text;
    const qa = {
      name: 'qa',
      awsAccountId: '100000000019',
      region: 'us-west-2',
    };
    const more = proposed(before, {
      ...two,
      environments: [...two.environments, qa],
      connectivity: { members: ['dev', 'qa'] },
    });
    expect(platformOf(more.text).spec.projects.orders.connectivity).toEqual({
      members: ['dev', 'prod', 'qa'],
    });
  });

  it('keeps its own pull request, but for one that asks for less', () => {
    const pull = { number: 7, url: 'u', branch: 'b' };
    const plan = (asked: OnboardingRequest, edits: Claim['edits']) =>
      planOnboarding(asked, {
        text: EMPTY,
        where: WHERE,
        claims: [],
        own: { pull, edits },
      });
    expect(plan(request(), first.edits).kind).toBe('kept');
    const without = proposed(EMPTY, request({ connectivity: undefined }));
    expect(plan(request(), without.edits)).toMatchObject({
      kind: 'proposed',
      edits: [{ connectivity: {} }],
    });
  });

  it('is refused where it would join less than two', () => {
    const asked = request();
    expect(() =>
      proposed(EMPTY, {
        ...asked,
        environments: asked.environments.slice(0, 1),
      }),
    ).toThrow('connectivity of orders joins only dev');
  });

  it('says what remains of it when the project goes', () => {
    const platform = platformOf(first.text);
    const removal = removalOf(platform, { project: 'orders' });
    if (!removal) throw new Error('there is nothing to take off');
    expect(remainsOf(platform, removal).join('\n')).toContain(
      'orders/orders-connectivity.tfstate',
    );
    const one = removalOf(platform, { project: 'orders', environment: 'dev' });
    expect(one?.shared).toEqual([]);
  });
});

describe('what a repository is told of what is between environments', () => {
  const as = (name: string) => ({
    planRoleArn: `${name}-plan`,
    applyRoleArn: `${name}-apply`,
  });

  it('is a role in both GitHub environments, and who it is in each workspace', async () => {
    const set: Record<string, string> = {};
    const settings: Pick<
      RepositorySettingsClient,
      'setVariable' | 'setEnvironmentVariable' | 'setSubjectClaims'
    > = {
      setVariable: async () => false,
      setEnvironmentVariable: async (environment, name, value) => {
        set[`${environment} ${name}`] = value;
        return true;
      },
      setSubjectClaims: async () => false,
    };
    const { logger, lines } = recordingLogger();
    await applySettings({
      settings,
      facts: {
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'x',
          childRole: 'y',
          state: { bucket: 'b', region: 'us-east-1' },
        },
      },
      environments: {},
      shared: {
        connectivity: { ...as('connectivity'), clientIds: {} },
        regions: { ...as('regions'), clientIds: { east: 'e', west: 'w' } },
      },
      logger,
    });
    expect(set).toEqual({
      'connectivity AWS_ROLE_ARN': 'connectivity-apply',
      'connectivity-plan AWS_ROLE_ARN': 'connectivity-plan',
      'regions AWS_ROLE_ARN': 'regions-apply',
      'regions DATABRICKS_CLIENT_IDS': 'east=e west=w',
      'regions-plan AWS_ROLE_ARN': 'regions-plan',
      'regions-plan DATABRICKS_CLIENT_IDS': 'east=e west=w',
    });
    expect(lines.join('\n')).toContain(
      'DATABRICKS_CLIENT_IDS of environment regions to east=e west=w',
    );
  });

  it('is what the platform has put out, and nothing of one that knows nothing of it', () => {
    const line = (more: object) =>
      JSON.stringify({ step: 'outputs', environments: {}, ...more });
    const shared = {
      'orders/connectivity': { ...as('c'), clientIds: {} },
    };
    expect(parsePlatformOutputs(line({ shared }))?.shared).toEqual(shared);
    expect(parsePlatformOutputs(line({}))?.shared).toEqual({});
  });
});
