import { ruleTests } from '../__testUtils__/ruleTests';
import { nameRules } from './nameRules';

const role = (name: string) => ({ base: { aws_iam_role: { r: { name } } } });
const WORKSPACE_ID = '${databricks_mws_workspaces.w.workspace_id}';

describe('nameRules', () => {
  it.each(
    ruleTests(nameRules, {
      'names.too-long': {
        breaks: [
          [role('r'.repeat(65)), 'at least 65 characters, and 64'],
          // A workspace id counts with its 16 digits, here and in another stack.
          [role(`${'r'.repeat(49)}${WORKSPACE_ID}`), 'at least 65'],
          [
            {
              outputs: { id: WORKSPACE_ID },
              workspace: {
                aws_iam_role: {
                  r: {
                    name: `${'r'.repeat(
                      49,
                    )}\${data.terraform_remote_state.base.outputs.id}`,
                  },
                },
              },
            },
            'at least 65',
          ],
          [
            role(`${'r'.repeat(57)}\${substr(sha256(join("", ["a"])), 0, 8)}`),
            'at least 65',
          ],
          // A reference to a name that is written out.
          [
            {
              base: {
                aws_vpc: { v: { tag: 'v'.repeat(30) } },
                aws_iam_role: {
                  r: { name: `\${aws_vpc.v.tag}${'r'.repeat(35)}` },
                },
              },
            },
            'at least 65',
          ],
          // An escape is the text that it stands for.
          [role(`${'r'.repeat(60)}$\${xyz}`), 'at least 66'],
          [
            {
              account: {
                databricks_mws_network_connectivity_config: {
                  n: { name: 'n'.repeat(31) },
                },
              },
            },
            'and 30 are the most',
          ],
          [
            { base: { aws_s3_bucket: { b: { bucket: 'b'.repeat(64) } } } },
            'bucket has at least 64',
          ],
        ],
        keeps: [
          role('r'.repeat(64)),
          role(`${'r'.repeat(48)}${WORKSPACE_ID}`),
          // What cannot be known is not held against the name.
          role(`${'r'.repeat(64)}\${random_string.s.result}`),
          role(`${'r'.repeat(64)}\${upper("x")}`),
          { base: { aws_iam_role: { r: {} } } },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
