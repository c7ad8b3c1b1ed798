import { dropTemplates } from '@lead-graph/kit/templates';

export = dropTemplates;
