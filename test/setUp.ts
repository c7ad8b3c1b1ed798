import { keepTemplates } from '@lead-graph/kit/templates';

export = keepTemplates;
