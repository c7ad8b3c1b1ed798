import type { Persona } from '@lead-graph/schema';
import { escaped, type Page } from './page';

const NOTICE = `  <p class="notice">This sign-in is for development. Everybody below is synthetic, invented for tests
  and demonstrations, and needs no password. In production people sign in where their organization says.</p>`;

/** One button per persona; no script, no picture, nothing from elsewhere. */
export function signInPage(personas: readonly Persona[], action: string): Page {
  const staff = personas.filter((persona) => persona.organization !== null);
  const participants = personas.filter((persona) => persona.organization === null);
  return {
    title: 'Sign in as',
    body: [
      NOTICE,
      `  <form method="post" action="${escaped(action)}">`,
      ...section('Staff', staff),
      ...section('Participants', participants),
      '  </form>',
    ].join('\n'),
  };
}

export function errorPage(reason: string): Page {
  return {
    title: 'No sign-in',
    body: `  <p>${escaped(reason)}</p>\n  <p>Go back to the application and sign in again.</p>`,
  };
}

function section(heading: string, personas: readonly Persona[]): string[] {
  if (personas.length === 0) return [];
  return [`  <h2>${heading}</h2>`, '  <ul>', ...personas.map(button), '  </ul>'];
}

function button({ name, displayName, role, organization, note }: Persona): string {
  const standing = [role.toLowerCase().replaceAll('_', ' '), organization].filter(Boolean).join(', ');
  return `    <li><button name="persona" value="${escaped(name)}">
      <strong>${escaped(displayName)}</strong> <span>${escaped(standing)}</span> <span>${escaped(note)}</span>
    </button></li>`;
}
