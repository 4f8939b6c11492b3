import fc from 'fast-check';
import type { ProjectInput } from '../Project';

type Spec = ProjectInput['spec'];

/** Any connectivity of environments; undefined where fewer than two have a network of their own. */
export function arbitraryConnectivity(
  environments: Spec['environments'],
): fc.Arbitrary<Spec['connectivity']> {
  const able = Object.keys(environments).filter(
    name => 'cidr' in (environments[name].network ?? {}),
  );
  return able.length < 2
    ? fc.constant(undefined)
    : fc.record(
        {
          mode: fc.constantFrom(
            'peering' as const,
            'transit-gateway' as const,
            'auto' as const,
          ),
          members: fc.shuffledSubarray(able, { minLength: 2 }),
          sharing: fc.constantFrom(
            'organization' as const,
            'invitation' as const,
          ),
          networkAcls: fc.boolean(),
        },
        { requiredKeys: [] },
      );
}
