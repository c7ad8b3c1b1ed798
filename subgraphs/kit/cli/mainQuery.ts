/** One participant across all partners: the question this graph exists for. */
export const MAIN_QUERY = `query OneParticipant($id: ID!) {
  participant(id: $id) {
    id
    preferredName
    status
    access { category permitted ground }
    contacts { id servicedOn }
    arrests { id servicedOn }
    diversionReferrals { id servicedOn }
    episodes { id servicedOn }
    encounters { id servicedOn }
    diagnoses { id servicedOn }
    medications { id servicedOn }
    housingEnrolments { id servicedOn }
    livingSituations { id servicedOn situation }
    housingServices { id servicedOn }
    caseReferrals { id servicedOn }
    charges { id servicedOn }
    courtWarrants { id servicedOn }
    liaisonActions { id servicedOn }
  }
}`;
