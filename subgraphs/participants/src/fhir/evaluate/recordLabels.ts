import { type Coding, codingsOf, System } from './coding';
import { isObject, type Json, listOf } from './json';
import { type Labels, labelsOf } from './labels';

const INLINE_LABEL = /\/extension-inline-sec-label$/;

/** What a record is labelled as, with what any part of it and any resource inside it is labelled as. */
export function readLabels(resource: Json, path: string): Labels {
  return labelsOf([...ownLabels(resource, path), ...inlineLabels(resource, path)]);
}

function ownLabels(resource: Json, path: string): readonly Coding[] {
  const meta = isObject(resource.meta) ? resource.meta : {};
  const inside = listOf(resource.contained).filter(isObject);
  return [
    ...codingsOf(meta.security, `${path}.meta.security`),
    ...codingsOf(resource.securityLabel, `${path}.securityLabel`),
    ...codingsOf(resource.confidentiality, `${path}.confidentiality`, System.CONFIDENTIALITY),
    ...inside.flatMap((each, index) => ownLabels(each, `${path}.contained[${index}]`)),
  ];
}

function inlineLabels(value: unknown, path: string): readonly Coding[] {
  if (Array.isArray(value)) return value.flatMap((each) => inlineLabels(each, path));
  if (!isObject(value)) return [];
  const isLabel = typeof value.url === 'string' && INLINE_LABEL.test(value.url);
  const own = isLabel ? codingsOf(value.valueCoding, `${path}.extension.valueCoding`) : [];
  return [...own, ...Object.values(value).flatMap((each) => inlineLabels(each, path))];
}
