import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBench } from '../../__testUtils__/TestBench';

jest.setTimeout(60_000);

const WORKFLOW = `run-name: \${{ format('{0} {1}', inputs.ref || github.ref_name, contains('plan apply', 'plan') && 'plan' || 'none') }}
on:
  workflow_dispatch:
    inputs:
      ref: { default: '' }
      depth: { default: '1' }
      keep: { default: 'true' }
jobs:
  look:
    runs-on: ubuntu-latest
    steps:
      - id: checkout
        uses: actions/checkout@v4
        with:
          ref: \${{ inputs.ref }}
          fetch-depth: \${{ inputs.depth }}
          persist-credentials: \${{ inputs.keep }}
          path: \${{ inputs.depth == '0' && 'inside/it' || '' }}
      - working-directory: \${{ inputs.depth == '0' && 'inside/it' || '.' }}
        env: { COMMIT: '\${{ steps.checkout.outputs.commit }}' }
        run: |
          echo "commit=$COMMIT head=$(git rev-parse HEAD) branch=$(git branch --show-current)"
          echo "history=$(git rev-list --count HEAD) tags=$(git tag | wc -l)"
          git merge-base --is-ancestor HEAD "\${GITHUB_SHA}" && echo "is an ancestor" || echo "is none"
          git fetch -q origin main 2> /dev/null && echo "may fetch" || echo "may not fetch"
`;

let bench: TestBench;
const shas: Record<string, string> = {};

beforeAll(async () => {
  bench = await TestBench.start();
  const work = await bench.repository(
    'checked-out',
    { '.github/workflows/deploy.yml': WORKFLOW },
    { private: true },
  );
  const git = async (...args: string[]) =>
    (await bench.git(work, ...args)).trim();
  const commit = async (name: string) => {
    writeFileSync(join(work, name), '');
    await git('add', '.');
    await git('commit', '-q', '-m', name);
    shas[name] = await git('rev-parse', 'HEAD');
  };
  shas.first = await git('rev-parse', 'HEAD');
  await git('tag', '-a', 'v1', '-m', 'one');
  await commit('second');
  await commit('third');
  await git('checkout', '-q', '-b', 'side', shas.first);
  await commit('aside');
  await git('push', '-q', bench.remote('acme/checked-out'), '--all');
  await git('push', '-q', bench.remote('acme/checked-out'), '--tags');
});
afterAll(() => bench.stop());

async function look(inputs: Record<string, string>) {
  const id = await bench.dispatch('checked-out', inputs);
  const run = await bench.finished('checked-out', id);
  return { run, log: await bench.log('checked-out', id) };
}

describe('actions/checkout', () => {
  it.each([
    ['', 'third', 'main'],
    ['side', 'aside', 'side'],
    ['refs/heads/side', 'aside', 'side'],
    ['v1', 'first', ''],
    ['refs/tags/v1', 'first', ''],
    ['second', 'second', ''],
  ])('of "%s" has one commit: %s', async (ref, commit, branch) => {
    const { log } = await look({ ref: ref === 'second' ? shas.second : ref });
    const sha = shas[commit];
    expect(log).toMatch(
      new RegExp(`Z commit=${sha} head=${sha} branch=${branch}$`, 'm'),
    );
    expect(log).toMatch(/Z history=1 /m);
    expect(log).toMatch(/Z may fetch$/m);
  });

  it('with fetch-depth 0 has the history by which an older commit is known', async () => {
    const { run, log } = await look({
      ref: shas.second,
      depth: '0',
      keep: 'false',
    });
    expect(run.display_title).toBe(`${shas.second} plan`);
    expect(log).toMatch(/Z history=2 tags=1$/m);
    expect(log).toMatch(/Z is an ancestor$/m);
    expect(log).toMatch(/Z may not fetch$/m);
    const aside = await look({ ref: shas.aside, depth: '0' });
    expect(aside.log).toMatch(/Z is none$/m);
    const main = await look({ depth: '0' });
    expect(main.run.display_title).toBe('main plan');
    expect(main.log).toMatch(/branch=main$/m);
    expect(main.log).toMatch(/Z history=3 tags=1$/m);
  });

  it('says what is not there', async () => {
    const nowhere = await look({ ref: 'nowhere', depth: '0' });
    expect(nowhere.run.conclusion).toBe('failure');
    expect(nowhere.log).toContain(
      "A branch or tag with the name 'nowhere' could not be found",
    );
    const gone = await look({ ref: 'f'.repeat(40) });
    expect(gone.run.conclusion).toBe('failure');
    const wrong = await look({ ref: 'main:file' });
    expect(wrong.log).toContain("Invalid ref 'main:file'");
  });
});
