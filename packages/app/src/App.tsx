import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav/navModule';

/**
 * The portal: the plugins of package.json (`app.packages: all` finds them) and
 * its own sidebar.
 */
export default createApp({ features: [navModule] });
