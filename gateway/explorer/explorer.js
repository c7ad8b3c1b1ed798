'use strict';

const HEADERS = JSON.stringify({ Authorization: 'Bearer <token>', 'Purpose-Of-Use': 'DIVOPS' }, null, 2);

/** Rosa, the first synthetic participant: her id is the same in every installation. */
const VARIABLES = JSON.stringify({ id: '5eed0000-0000-4000-8000-000000000001' }, null, 2);

/** The schema is read before anyone has a token; every other operation goes with the headers of its tab. */
async function post({ query, variables, operationName }, { headers } = {}) {
  const own = operationName === 'IntrospectionQuery' ? {} : headers;
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
  const [oneParticipant, caseload] = await Promise.all(['/explorer/one-participant.graphql', '/explorer/caseload.graphql'].map(textOf));
  const properties = {
    fetcher: post,
    storage: window.sessionStorage,
    shouldPersistHeaders: false,
    defaultHeaders: HEADERS,
    defaultEditorToolsVisibility: 'headers',
    defaultTabs: [
      { query: oneParticipant, variables: VARIABLES, headers: HEADERS },
      { query: caseload, headers: HEADERS },
    ],
  };
  ReactDOM.createRoot(document.getElementById('explorer')).render(React.createElement(GraphiQL, properties));
}

void show();
