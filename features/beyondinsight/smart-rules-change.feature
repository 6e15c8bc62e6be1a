Feature: Processing and deletion of Smart Rules

  @BI-SMARTRULE-PROCESS-PERM
  Rule: A Smart Rule is processed for those who may write it

    Scenario: A Smart Rule that the caller may only read is not processed
      Given an existing Smart Rule on which processSmartRule is accepted
      When processSmartRule is called with the id offered as readable-smart-rule
      Then the request is refused

  @BI-SMARTRULE-PROCESS-QUEUE-DEFAULT-FALSE
  Rule: A Smart Rule is processed at once unless it is to be queued

    Scenario: A Smart Rule is processed without Queue
      Given an existing Smart Rule that was not processed yet
      When it is processed
      Then it has been processed

  @BI-SMARTRULE-PROCESS-QUEUE-TRUE
  Rule: A Smart Rule can be queued

    Scenario: A queued Smart Rule is not processed yet
      Given an existing Smart Rule that was not processed yet
      And it was processed with a Queue of false
      And an existing Smart Rule that was not processed yet
      When it is processed with a Queue of true
      Then it has not been processed yet

  @BI-SMARTRULE-PROCESS-409
  Rule: A Smart Rule is not processed twice at a time

    Scenario: A Smart Rule that is being processed is refused
      Given an existing Smart Rule on which processSmartRule is accepted
      When processSmartRule is called with the id offered as processing-smart-rule
      Then the request is refused

  @BI-SMARTRULE-DELETE-PERM
  Rule: A Smart Rule is deleted by those who may write it

    Scenario: A Smart Rule that the caller may only read is not deleted
      Given an existing Smart Rule on which deleteSmartRule is accepted
      When deleteSmartRule is called with the id offered as readable-smart-rule
      Then the request is refused

  @BI-SMARTRULE-DELETE-BY-TITLE-PERM
  Rule: A Smart Rule is deleted by title by those who may write it

    Scenario: A Smart Rule that the caller may only read stays, with its title
      Given an existing Smart Rule
      And deleteNamedSmartRule is accepted with the name of the Smart Rule
      And a Smart Rule offered as readable-smart-rule
      When deleteNamedSmartRule is called with the name of the Smart Rule
      Then the request is refused

  @BI-SMARTRULE-DELETE-BY-TITLE-GLOBAL-ORG
  Rule: A title alone deletes a Smart Rule of the global organization

    Scenario: A Smart Rule of another organization is not deleted by its title
      Given an existing Smart Rule
      And deleteNamedSmartRule is accepted with the name of the Smart Rule
      And a Smart Rule offered as tenant-smart-rule
      When deleteNamedSmartRule is called with the name of the Smart Rule
      Then the request is refused

  @BI-SMARTRULE-DELETE-BY-ORG-TITLE-PERM
  Rule: A Smart Rule is deleted from its organization by those who may write it

    Scenario: A Smart Rule that the caller may only read stays in its organization
      Given an existing Smart Rule
      And deleteOrganizationSmartRule is accepted with the name of the Smart Rule
      And a Smart Rule offered as readable-smart-rule
      When deleteOrganizationSmartRule is called with the name of the Smart Rule
      Then the request is refused
