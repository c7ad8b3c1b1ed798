import { type Reject, type RejectSink, readJson, type SourceFiles } from '@lead-graph/kit';
import { listAt, type Resource, textAt } from './resource';

/** One person's record. */
export class Bundle {
  private readonly byName: ReadonlyMap<string, Resource>;

  constructor(
    readonly file: string,
    readonly patient: Resource,
    readonly resources: readonly Resource[],
  ) {
    this.byName = new Map(resources.flatMap((resource) => resource.names.map((name) => [name, resource] as const)));
  }

  find(reference: string): Resource | undefined {
    return this.byName.get(reference);
  }

  ofType(type: string): Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }
}

/** `null` when the file holds no record of one person; the reject says why. */
export async function readBundle(files: SourceFiles, file: string, rejects: RejectSink): Promise<Bundle | null> {
  const document = await readJson(files, file, rejects);
  if (document === undefined) return null;
  const refuse = (rule: Reject['rule'], field: string | null, remedy: string) => {
    rejects.add({ file, line: 1, field, rule, remedy });
    return null;
  };
  if (textAt(document, 'resourceType') !== 'Bundle')
    return refuse('JSON', 'resourceType', 'make this file one FHIR R4 Bundle, or leave it out of the folder');
  const resources = listAt(document, 'entry').map(resourceFrom);
  const patients = resources.filter((resource) => resource.type === 'Patient');
  const [patient] = patients;
  if (!patient || patients.length > 1)
    return refuse('REQUIRED', 'entry', 'put one person into each bundle, with the one Patient that its entries name');
  if (patient.id === '') return refuse('REQUIRED', 'Patient.id', 'give the Patient its `id`');
  return new Bundle(file, patient, resources);
}

function resourceFrom(entry: unknown, index: number): Resource {
  const content = (entry as { resource?: unknown } | null)?.resource;
  const [type, id, address] = [textAt(content, 'resourceType'), textAt(content, 'id'), textAt(entry, 'fullUrl')];
  return { type, id, names: [address, `${type}/${id}`].filter((name) => name !== ''), entry: index + 1, content };
}
