import type { CtyType } from './ProviderSchema';

/** Types by the generator's `storageClassType`. */
export const storageTypes: Record<string, CtyType> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  // The generator's word for a JSON document that Terraform takes as text.
  any: 'string',
  stringList: ['list', 'string'],
  numberList: ['list', 'number'],
  booleanList: ['list', 'bool'],
  stringMap: ['map', 'string'],
  numberMap: ['map', 'number'],
  booleanMap: ['map', 'bool'],
  stringMapMap: ['map', ['map', 'string']],
  stringMapList: ['list', ['map', 'string']],
  stringListList: ['list', ['list', 'string']],
};

/** Types by what a computed property is read with. */
export const getterTypes: ReadonlyArray<
  readonly [marker: string, type: CtyType]
> = [
  ['getNumberListAttribute', ['list', 'number']],
  ['getNumberMapAttribute', ['map', 'number']],
  ['getBooleanMapAttribute', ['map', 'bool']],
  ['getStringMapAttribute', ['map', 'string']],
  ['getListAttribute', ['list', 'string']],
  ['getNumberAttribute', 'number'],
  ['getBooleanAttribute', 'bool'],
  ['getStringAttribute', 'string'],
  ['new cdktf.StringMapList', ['list', ['map', 'string']]],
  ['new cdktf.StringMap', ['map', 'string']],
  ['new cdktf.NumberMap', ['map', 'number']],
  ['new cdktf.BooleanMap', ['map', 'bool']],
];

/** A list type as a set where the generator says so. */
export function withCollection(kind: string, type: CtyType): CtyType {
  if (kind === 'set' && Array.isArray(type) && type[0] === 'list') {
    return ['set', type[1]];
  }
  return type;
}
