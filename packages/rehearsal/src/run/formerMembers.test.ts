import { formerMembers, mayHaveFormerMembers } from './formerMembers';

const stack = {
  variable: { former_members: { type: 'list(string)', default: [] } },
  data: {
    terraform_remote_state: {
      'online-workspace': { backend: 's3' },
      'abroad-workspace': { backend: 's3', count: '${…}' },
      'recovery-workspace': { backend: 's3', count: '${…}' },
    },
  },
};

const databricks = (alias: string, mode = 'managed') => ({
  mode,
  type: 'databricks_catalog',
  provider: `provider["registry.terraform.io/databricks/databricks"]${alias}`,
});
const state = (...resources: object[]) =>
  JSON.stringify({ version: 4, resources });

describe('formerMembers', () => {
  it('are those whose workspace the state needs and the stack does not', () => {
    expect(
      formerMembers(
        stack,
        state(
          databricks('.recovery'),
          databricks('.online'),
          databricks('.abroad'),
          databricks('.abroad'),
        ),
      ),
    ).toEqual(['-var=former_members=["abroad","recovery"]']);
  });

  it('are known of a state of OpenTofu as well', () => {
    expect(
      formerMembers(
        stack,
        state({
          mode: 'managed',
          provider:
            'provider["registry.opentofu.org/databricks/databricks"].abroad',
        }),
      ),
    ).toEqual(['-var=former_members=["abroad"]']);
  });

  it.each([
    ['of members only', state(databricks('.online'))],
    ['of no alias', state(databricks(''))],
    ['of somebody that is not in the file', state(databricks('.gone'))],
    ['that only looked something up', state(databricks('.abroad', 'data'))],
    [
      'of another provider of the name',
      state({
        mode: 'managed',
        provider: 'provider["registry.terraform.io/hashicorp/aws"].abroad',
      }),
    ],
    ['that holds nothing', state()],
    ['that is not there yet', ''],
  ])('are none by a state %s', (_, content) => {
    expect(formerMembers(stack, content)).toEqual([]);
  });

  it('are asked of no stack that has no use for them', () => {
    expect(mayHaveFormerMembers(stack)).toBe(true);
    expect(mayHaveFormerMembers({})).toBe(false);
    expect(formerMembers({}, state(databricks('.abroad')))).toEqual([]);
  });
});
