/** Every act of the core that can end a permission waits here before it is acknowledged. */
export { leasesEnd } from '@lead-graph/kit';
