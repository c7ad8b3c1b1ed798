import type { SubgraphContext } from '@lead-graph/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { HousingEnrolment } from './housingEnrolment';
import { HousingProject } from './housingProject';

const loaders = new WeakMap<SubgraphContext, DataLoader<string, HousingProject>>();

/** The project of a stay, with its organisation: one statement for all stays of a call. */
export function projectOf(stay: HousingEnrolment, context: SubgraphContext): Promise<HousingProject> {
  const loader = loaders.get(context) ?? new DataLoader((ids: readonly string[]) => projectsById(ids, context));
  loaders.set(context, loader);
  return loader.load(stay.projectId);
}

async function projectsById(ids: readonly string[], context: SubgraphContext): Promise<HousingProject[]> {
  const found = await context.db
    .getRepository(HousingProject)
    .find({ where: { id: In([...ids]) }, relations: { organization: true } });
  const byId = new Map(found.map((project) => [project.id, project]));
  return ids.map((id) => byId.get(id)!);
}
