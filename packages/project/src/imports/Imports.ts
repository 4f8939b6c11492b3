import type { z } from 'zod';
import type { importsFileSchema } from './importsFileSchema';

/**
 * A checked imports file: what Terraform takes over with the next apply.
 *
 * @public
 */
export type Imports = z.output<typeof importsFileSchema>;
