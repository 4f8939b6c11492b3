import { isWorkspaceOf } from './isWorkspaceOf';

const of = { project: 'payments', environment: 'dev' };

describe('isWorkspaceOf', () => {
  it('goes by tags, whatever the name', () => {
    expect(
      isWorkspaceOf({ name: 'x', project: 'payments', environment: 'dev' }, of),
    ).toBe(true);
    expect(
      isWorkspaceOf(
        { name: 'payments-dev', project: 'payments-dev', environment: 'x' },
        of,
      ),
    ).toBe(false);
  });

  it('goes by name without tags', () => {
    expect(isWorkspaceOf({ name: 'payments-dev' }, of)).toBe(true);
    expect(isWorkspaceOf({ name: 'payments-prod' }, of)).toBe(false);
  });
});
