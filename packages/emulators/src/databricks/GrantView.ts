import type { AccountObjects } from './AccountObjects';
import { fields } from './fields';
import { privilegesOn } from './privilegesOn';
import type { SeededContent } from './seed/SeededContent';
import type { GrantAnswer, Viewpoint } from './UnityCatalogSource';

/** A securable, and those that it is in. */
interface Level {
  /** Terraform's and Unity Catalog's word, such as `table`. */
  type: string;
  fullName: string;
}

interface Direct {
  principal: string;
  privileges: string[];
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What principals may do, directly and by what something is in. */
export class GrantView {
  constructor(
    private readonly objects: AccountObjects,
    private readonly content: SeededContent,
  ) {}

  grants(from: Viewpoint, type: string, fullName: string): GrantAnswer[] {
    const byPrincipal = new Map<string, GrantAnswer>();
    for (const level of levelsOf(type, fullName)) {
      const inherited = level.type !== type;
      for (const { principal, privileges } of this.direct(from, level)) {
        const answer = byPrincipal.get(principal) ?? {
          principal,
          privileges: [],
        };
        byPrincipal.set(principal, answer);
        for (const privilege of privileges) {
          if (!inherited || privilegesOn(type).includes(privilege)) {
            answer.privileges.push({
              privilege,
              ...(inherited
                ? {
                    inherited_from_type: level.type.toUpperCase(),
                    inherited_from_name: level.fullName,
                  }
                : {}),
            });
          }
        }
      }
    }
    return [...byPrincipal.values()].filter(
      ({ privileges }) => privileges.length > 0,
    );
  }

  private direct(from: Viewpoint, { type, fullName }: Level): Direct[] {
    const name = type === 'metastore' ? from.metastoreId : fullName;
    const single = this.objects
      .inMetastore('databricks_grant', from.metastoreId)
      .filter(({ attributes }) => attributes[type] === name)
      .map(({ attributes }) => ({
        principal: String(attributes.principal),
        privileges: texts(attributes.privileges),
      }));
    const whole = this.objects
      .inMetastore('databricks_grants', from.metastoreId)
      .filter(({ attributes }) => attributes[type] === name)
      .flatMap(({ attributes }) =>
        Array.isArray(attributes.grant) ? attributes.grant : [],
      )
      .filter(isRecord)
      .map(grant => ({
        principal: fields.text(grant.principal) ?? '',
        privileges: texts(grant.privileges),
      }));
    return [
      ...single,
      ...whole,
      ...(this.content.securable(fullName)?.grants ?? []),
    ];
  }
}

/** Something and what it is in, the widest last. */
function levelsOf(type: string, fullName: string): Level[] {
  const names = fullName.split('.');
  const above: Level[] = [];
  if (names.length > 2) {
    above.push({ type: 'schema', fullName: names.slice(0, 2).join('.') });
  }
  if (names.length > 1) {
    above.push({ type: 'catalog', fullName: names[0] });
  }
  return [{ type, fullName }, ...above];
}
