import { unityPageToken } from './unityPageToken';

const list = ['m-1', 'table', "o'hara %_", 'ü'];

describe('unityPageToken', () => {
  it.each([
    { token: 'a/b+c=ü', skip: 3, seen: ['x', 'y'] },
    { skip: 0, seen: [] },
  ])('is read back as it was written: %j', cursor => {
    const start = { workspaceId: '9007199254740993', cursor };
    const token = unityPageToken.write(list, start);
    expect(token).toMatch(/^[\w-]+$/);
    expect(unityPageToken.read(list, token)).toEqual(start);
  });

  it.each([
    ['of another list', (token: string) => token, ['m-1', 'view']],
    ['that was cut', (token: string) => token.slice(0, -4), list],
    ['of somebody’s own', () => 'bm9uc2Vuc2U', list],
    ['that is no text of ours', () => '%%%', list],
  ])('refuses one %s', (_, change, of) => {
    const token = unityPageToken.write(list, {
      workspaceId: '1',
      cursor: { skip: 0, seen: [] },
    });
    expect(() => unityPageToken.read(of, change(token))).toThrow(
      'pageToken is not one of this list',
    );
  });
});
