import { changedEnvironment } from '../__testUtils__/changedEnvironment';

const { environment, said } = changedEnvironment;

describe('the workspace', () => {
  it.each<[string, object, RegExp]>([
    [
      'an access list that lists nothing',
      { workspace: { ipAccessLists: {} } },
      /workspace\.ipAccessLists: no address is listed/,
    ],
    [
      'an access list with names',
      { workspace: { ipAccessLists: { allow: ['acme.example'] } } },
      /allow\.0: "acme\.example" is not an IPv4 address or range/,
    ],
    [
      'an access list with host bits',
      { workspace: { ipAccessLists: { allow: ['203.0.113.7/24'] } } },
      /allow\.0: 203\.0\.113\.7\/24 has host bits set.* -> use 203\.0\.113\.0\/24/,
    ],
    [
      'an address that is allowed and blocked',
      {
        workspace: {
          ipAccessLists: { allow: ['203.0.113.7'], block: ['203.0.113.7'] },
        },
      },
      /block\.0: 203\.0\.113\.7 is allowed, too/,
    ],
    [
      'a blocked range around what is allowed',
      {
        workspace: {
          ipAccessLists: { allow: ['203.0.113.7'], block: ['203.0.113.0/24'] },
        },
      },
      /block\.0: 203\.0\.113\.0\/24 blocks 203\.0\.113\.7, which is allowed/,
    ],
    [
      'a block of everybody',
      { workspace: { ipAccessLists: { block: ['0.0.0.0/0'] } } },
      /block\.0: 0\.0\.0\.0\/0 blocks every address/,
    ],
    [
      'a group whose name turns the direction of the text',
      { workspace: { users: { groups: ['\u202Esnimda'] } } },
      /users\.groups\.0: .* is not a group name/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });
});
