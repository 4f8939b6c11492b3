import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';
import { byName } from './byName';
import { fenced } from './fenced';
import { only } from './only';
import { valuesByName } from './valuesByName';

/**
 * The filters that templates of this module use. None of them throws: the
 * scaffolder takes an expression that failed for a text and goes on with it.
 */
export const templateFilters = [
  createTemplateFilter({
    id: 'byName',
    description:
      'Lists of objects with a name, as forms have them, as mappings from name to the rest, as lakeport.yaml has them; at any depth.',
    schema: z => z.function().args(z.unknown()).returns(z.unknown()),
    examples: [
      {
        description: 'Schemas with volumes',
        example:
          "${{ [{ name: 'raw', volumes: [{ name: 'landing', type: 'external' }] }] | byName }}",
      },
    ],
    filter: value => byName(value),
  }),
  createTemplateFilter({
    id: 'valuesByName',
    description:
      'A list of objects with a name as a mapping from name to one of their values.',
    schema: z =>
      z.function().args(z.unknown(), z.string()).returns(z.unknown()),
    examples: [
      {
        description: 'Address pools of regions',
        example: "${{ parameters.regions | valuesByName('pools') }}",
      },
    ],
    filter: (value, key) => valuesByName(value, key),
  }),
  createTemplateFilter({
    id: 'only',
    description: 'Lists of objects with only some of their keys.',
    schema: z =>
      z.function().args(z.unknown(), z.array(z.string())).returns(z.unknown()),
    examples: [
      {
        description: 'Names and regions',
        example: "${{ parameters.environments | only(['name', 'region']) }}",
      },
    ],
    filter: (value, keys) => only(value, keys),
  }),
  createTemplateFilter({
    id: 'fenced',
    description:
      'Text that somebody typed as a block of Markdown that shows it as it is.',
    schema: z => z.function().args(z.unknown()).returns(z.string()),
    examples: [
      { description: 'A reason', example: '${{ parameters.reason | fenced }}' },
    ],
    filter: value => fenced(value),
  }),
];
