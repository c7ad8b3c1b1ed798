'use strict';

const PLACEHOLDER = 'Bearer <token>';
const HEADERS = JSON.stringify({ Authorization: PLACEHOLDER, 'Purpose-Of-Use': 'DIVOPS' }, null, 2);

/** Rosa, the first synthetic participant: her id is the same in every installation. */
const VARIABLES = JSON.stringify({ id: '5eed0000-0000-4000-8000-000000000001' }, null, 2);

/** Holds what GraphiQL would keep in the browser, tokens included, for as long as the page is open. */
class PageStorage extends Map {
  get length() {
    return this.size;
  }

  getItem(key) {
    return this.get(key) ?? null;
  }

  setItem(key, value) {
    this.set(key, value);
  }

  removeItem(key) {
    this.delete(key);
  }
}

let latestAuthorization = PLACEHOLDER;

/** A token given in one tab serves the tabs that have none. */
function authorized(headers) {
  const { Authorization: given = PLACEHOLDER } = headers;
  if (given !== PLACEHOLDER) latestAuthorization = given;
  return { ...headers, Authorization: latestAuthorization };
}

/** The schema is read before anyone has a token; every other operation goes with the headers of its tab. */
async function post({ query, variables, operationName }, { headers = {} } = {}) {
  const own = operationName === 'IntrospectionQuery' ? {} : authorized(headers);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...own, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return response.json();
}

async function textOf(path) {
  const response = await fetch(path);
  return response.text();
}

async function show() {
  const queries = await Promise.all(['/explorer/one-participant.graphql', '/explorer/caseload.graphql'].map(textOf));
  const properties = {
    fetcher: post,
    storage: new PageStorage(),
    variables: VARIABLES,
    defaultHeaders: HEADERS,
    defaultEditorToolsVisibility: 'headers',
    defaultTabs: queries.map((query) => ({ query, headers: HEADERS })),
  };
  ReactDOM.createRoot(document.getElementById('explorer')).render(React.createElement(GraphiQL, properties));
}

void show();
