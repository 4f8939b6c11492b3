import { parseProject } from '@lakeport/project';
import { projectText } from '../__testUtils__/projectText';
import { declaredSharedStacks } from './declaredSharedStacks';

describe('declaredSharedStacks', () => {
  it.each([
    ['could not be asked', undefined],
    ['does not know of what is between environments', { environments: {} }],
  ])('leaves out prices where lakeport %s', (_, show) => {
    const parsed = parseProject(projectText({ isConnected: true }));
    if (!parsed.valid) {
      throw new Error(JSON.stringify(parsed.problems));
    }
    expect(declaredSharedStacks(parsed.project, show)).toEqual([
      { name: 'connectivity', declared: true },
    ]);
  });
});
