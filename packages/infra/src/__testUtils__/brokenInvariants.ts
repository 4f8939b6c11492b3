import { Project, TerraformJson } from '@lakeport/project';
import { SynthesizedStacks } from '../Manifest';
import { brokenEncryption } from './brokenEncryption';
import { brokenNetwork } from './brokenNetwork';
import { brokenPolicies } from './brokenPolicies';
import { brokenProtection } from './brokenProtection';
import { danglingReferences } from './danglingReferences';

/**
 * What is true of the stacks of every project and is not of these, in words;
 * nothing if all is well.
 */
export function brokenInvariants(
  project: Project,
  result: SynthesizedStacks,
): string[] {
  return [
    ...danglingReferences(result).map(found => `dangling reference: ${found}`),
    ...unreadableAddresses(result),
    ...Object.values(result.manifest.stacks).flatMap(
      ({ environment, kind, name }) => {
        const stack = result.stacks[name];
        const declared =
          environment === undefined
            ? undefined
            : project.spec.environments[environment];
        return [
          ...brokenPolicies(stack),
          ...(declared ? brokenProtection(declared, stack) : []),
          ...(declared && kind === 'base'
            ? [
                ...brokenNetwork(declared, stack),
                ...brokenEncryption(declared, stack),
              ]
            : []),
        ].map(found => `${name}: ${found}`);
      },
    ),
  ];
}

function unreadableAddresses({ stacks }: SynthesizedStacks): string[] {
  const named = (sections: TerraformJson['resource']) =>
    Object.values(sections ?? {}).flatMap(Object.keys);
  return Object.entries(stacks).flatMap(([stack, { data, resource }]) =>
    [...named(resource), ...named(data)]
      .filter(name => !/^[A-Za-z_][\w-]*$/.test(name) || /Resource/.test(name))
      .map(name => `${stack}: address ${name}`),
  );
}
