import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { Grant } from '#dbx/grant';
import { constructId } from '../framework/constructId';
import { literal } from '../framework/literal';

/** Who reads a catalog. */
export interface CatalogReadersProps {
  /** The provider of a workspace that the catalog is bound to. */
  readonly provider: TerraformProvider;
  readonly catalogName: string;
  /** By name, as a person typed it. */
  readonly groups: readonly string[];
  /** Sorted. */
  readonly privileges: readonly string[];
}

/** Groups that may read a catalog that nobody may write to. */
export class CatalogReaders extends Construct {
  constructor(scope: Construct, id: string, props: CatalogReadersProps) {
    super(scope, id);
    for (const group of props.groups) {
      new Grant(this, constructId(group), {
        provider: props.provider,
        catalog: props.catalogName,
        principal: literal(group),
        privileges: [...props.privileges],
      });
    }
  }
}
