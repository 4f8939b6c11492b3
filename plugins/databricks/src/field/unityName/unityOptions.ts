import type { FieldPlace, FormValues } from '../common/FieldPlace';
import { isEntityRef } from '../common/isEntityRef';
import { textAt } from '../common/localProblems';
import type { UnityKind } from './unityNameProblems';

/** What a `LakeportUnityName` field is about, from its options and the values beside it. */
export interface UnityOptions {
  kind: UnityKind;
  /** Whether something that exists is to be named, not something new. */
  existing: boolean;
  /** The environment whose catalogs are looked at, when the form has one. */
  environment?: string;
  catalog?: string;
  schema?: string;
}

/** Reads the options: the values beside are called as their kind unless they say otherwise. */
export function unityOptions(
  options: FormValues,
  { siblings }: FieldPlace,
): UnityOptions {
  const beside = (kind: 'environment' | 'catalog' | 'schema') =>
    textAt(siblings, textAt(options, kind) ?? kind);
  const environment = beside('environment');
  const kind = textAt(options, 'kind');
  return {
    kind: kind === 'schema' || kind === 'volume' ? kind : 'catalog',
    existing: options.existing === true,
    // In the form of a new project `environment` is a name, not an entity.
    environment: isEntityRef(environment) ? environment : undefined,
    catalog: beside('catalog'),
    schema: beside('schema'),
  };
}
