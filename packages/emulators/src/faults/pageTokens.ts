import type { ServiceFaultRule } from './serviceFaultDocument';

/** What a fault of pages does with the token that came, and with the page that goes. */
export interface FaultyPages {
  /** The token that the list itself is asked with. */
  token: string | undefined;
  /** Whether the page goes out without its items. */
  empty: boolean;
  /** The token that goes out, by the one of the list itself. */
  next(own: string | undefined): string | undefined;
}

const PREFIX = /^(empty|real|endless|again)\.(?:(\d+)\.)?(.*)$/;

/** @returns nothing for a fault that is not about pages */
export function faultyPages(
  rule: Pick<ServiceFaultRule, 'fault' | 'pages'>,
  token: string | undefined,
): FaultyPages | undefined {
  const [, kind, count, rest] = PREFIX.exec(token ?? '') ?? [];
  switch (rule.fault) {
    case 'empty-pages': {
      if (kind === 'real') {
        return {
          token: rest || undefined,
          empty: false,
          next: own => own && `empty.${rule.pages}.${own}`,
        };
      }
      // The first request is before the first page.
      const left = kind === 'empty' ? Number(count) : rule.pages;
      const own = kind === 'empty' ? rest : token ?? '';
      return {
        token: own || undefined,
        empty: true,
        next: () => (left > 1 ? `empty.${left - 1}.${own}` : `real.${own}`),
      };
    }
    case 'repeated-token':
      return {
        token: kind === 'again' ? undefined : token,
        empty: false,
        next: () => 'again.0.',
      };
    case 'endless':
      return kind === 'endless'
        ? {
            token: undefined,
            empty: true,
            next: () => `endless.${Number(count) + 1}.`,
          }
        : {
            token,
            empty: false,
            next: own => own ?? 'endless.1.',
          };
    default:
      return undefined;
  }
}
