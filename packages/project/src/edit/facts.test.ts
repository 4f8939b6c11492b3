import { platformFileSchema } from '../schema/platformFileSchema';
import { validProject } from '../__testUtils__/validProject';
import { platformWith } from '../platform/__testUtils__/validPlatform';
import { platformFacts } from '../platform/platformFacts';
import { resolvePlatform } from '../platform/resolvePlatform';
import { serializeProject } from '../serializeProject';
import { editProject } from './editProject';

const facts = (branch?: string) =>
  platformFacts(
    resolvePlatform(
      platformFileSchema.parse(platformWith({ 'spec.github.branch': branch })),
    ),
    'payments',
  );
const edit = (text: string, branch?: string) =>
  editProject(text, [{ kind: 'set-facts', facts: facts(branch) }]);

describe('the facts of a platform in a project file', () => {
  const { text } = edit(serializeProject(validProject()), 'live');

  it('say the branch of its workflows when that is not main', () => {
    expect(text).toContain('workflows: acme/lakehouse-platform@live\n');
    expect(edit(text).text).toContain('workflows: acme/lakehouse-platform\n');
  });

  it('are written once', () => {
    expect(edit(text, 'live')).toMatchObject({ valid: true, changed: false });
  });

  it('leave alone what names the same workflows in other words', () => {
    const { text: written } = edit(serializeProject(validProject()));
    const own = written.replace(
      'workflows: acme/lakehouse-platform',
      'workflows: Acme/lakehouse-platform@main # ours',
    );
    expect(own).not.toBe(written);
    expect(edit(own)).toEqual({
      valid: true,
      changed: false,
      text: own,
      problems: [],
    });
  });
});
