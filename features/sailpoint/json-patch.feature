Feature: JSON Patch, as RFC 6902 defines it

  # {{comparisons}} stands for the list of comparisons that the segment has, and {{comparison X=Y}} for one of the attribute
  # X with the value Y. Before each patch the comparisons are location=Austin, department=HR and location=Boston.

  @SP-PATCH-JSONPATCH
  Rule: A remove comes before the add that follows it

    Scenario: An add sets a property that was removed before
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "remove", "path": "/description"}, {"op": "add", "path": "/description", "value": "added again"}]
      Then its description is added again

  @SP-PATCH-FIELD-DESCRIPTION
  Rule: A description can be made empty

    Scenario: A replace by an empty description is done
      Given an existing segment with three comparisons
      When the description of the segment is replaced by an empty text
      Then the former description is gone

    Scenario: A replace by null is done
      Given an existing segment with three comparisons
      When the description of the segment is replaced by null
      Then the former description is gone

  @SP-PATCH-JSONPATCH-DOCUMENT
  Rule: A patch is a list of operations (section 3), whose names are written in small letters (section 4)

    Scenario Outline: <what> is refused
      Given an existing segment with three comparisons
      When the segment is patched with <patch>
      Then the request is refused
      And the segment is unchanged

      Examples:
        | what                       | patch                                                                  |
        | an object with properties  | {"description": "merged"}                                              |
        | one operation alone        | {"op": "replace", "path": "/description", "value": "alone"}             |
        | an operation in capitals   | [{"op": "REPLACE", "path": "/description", "value": "in capitals"}]     |
        | an operation with a capital | [{"op": "Replace", "path": "/description", "value": "with a capital"}] |

  @SP-PATCH-JSONPATCH-ADD
  Rule: An add inserts into a list, and sets a property (section 4.1)

    Scenario Outline: An add <where>
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "add", "path": "{{comparisons}}/<index>", "value": {{comparison department=Sales}}}]
      Then its comparisons are <list>

      Examples:
        | where                           | index | list                                                                |
        | before the first item           | 0     | department=Sales, location=Austin, department=HR, location=Boston   |
        | between two items               | 1     | location=Austin, department=Sales, department=HR, location=Boston   |
        | at the index behind the last    | 3     | location=Austin, department=HR, location=Boston, department=Sales   |
        | at the end of the list          | -     | location=Austin, department=HR, location=Boston, department=Sales   |

    Scenario: An add of a property that is there replaces its value
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "add", "path": "/description", "value": "added"}]
      Then its description is added

    Scenario Outline: An add is refused <where>
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "add", "path": "<path>", "value": {{comparison department=Sales}}}]
      Then the request is refused
      And the segment is unchanged

      Examples:
        | where                             | path                             |
        | beyond the end of the list        | {{comparisons}}/5                |
        | below what does not exist         | /visibilityCriteria/assay/assay  |

  @SP-PATCH-JSONPATCH-INDEX
  Rule: An index of a list has digits only, and no zeros before them (RFC 6901, section 4)

    Scenario Outline: The index <index> is refused
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "replace", "path": "{{comparisons}}/<index>", "value": {{comparison department=Sales}}}]
      Then the request is refused
      And the segment is unchanged

      Examples:
        | index |
        | 00    |
        | 01    |
        | -1    |
        | 1.0   |

  @SP-PATCH-JSONPATCH-REMOVE
  Rule: A remove takes away what is there (section 4.2)

    Scenario: A remove takes one item out of a list
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "remove", "path": "{{comparisons}}/1"}]
      Then its comparisons are location=Austin, location=Boston

    Scenario Outline: A remove of <what> is refused
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "remove", "path": "<path>"}]
      Then the request is refused
      And the segment is unchanged

      Examples:
        | what                     | path                                 |
        | an item behind the last  | {{comparisons}}/3                    |
        | a property that is not there | /visibilityCriteria/expression/assay |

  @SP-PATCH-JSONPATCH-REPLACE
  Rule: A replace changes the value of what is there (section 4.3)

    Scenario: A replace changes one value within the criteria
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "replace", "path": "{{comparisons}}/1/value/value", "value": "Sales"}]
      Then its comparisons are location=Austin, department=Sales, location=Boston

    Scenario Outline: A replace of <what> is refused
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "replace", "path": "<path>", "value": {{comparison department=Sales}}}]
      Then the request is refused
      And the segment is unchanged

      Examples:
        | what                     | path                                 |
        | an item behind the last  | {{comparisons}}/3                    |
        | a property that is not there | /visibilityCriteria/expression/assay |
        | a place whose pointer has no slash before it | visibilityCriteria/expression/children/0 |
        | a property whose name has a slash (RFC 6901, section 4) | /visibilityCriteria/expression~1children/0 |

  @SP-PATCH-JSONPATCH-MOVE
  Rule: A move removes a value and adds it elsewhere (section 4.4)

    Scenario Outline: A move from <from> to <to>
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "move", "from": "{{comparisons}}/<from>", "path": "{{comparisons}}/<to>"}]
      Then its comparisons are <list>

      Examples:
        | from | to | list                                              |
        | 0    | -  | department=HR, location=Boston, location=Austin   |
        | 2    | 0  | location=Boston, location=Austin, department=HR   |
        | 0    | 1  | department=HR, location=Austin, location=Boston   |

    Scenario Outline: A move of <what> is refused
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "move", "from": "<from>", "path": "<path>"}]
      Then the request is refused
      And the segment is unchanged

      Examples:
        | what                       | from                | path                    |
        | what is not there          | {{comparisons}}/3   | {{comparisons}}/0       |
        | a list into one of its items | {{comparisons}}   | {{comparisons}}/0/value |

  @SP-PATCH-JSONPATCH-COPY
  Rule: A copy adds the value of another place (section 4.5)

    Scenario: A copy leaves its source where it is
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "copy", "from": "{{comparisons}}/0", "path": "{{comparisons}}/-"}]
      Then its comparisons are location=Austin, department=HR, location=Boston, location=Austin

    Scenario: A copy does not change with its source
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "copy", "from": "{{comparisons}}/0", "path": "{{comparisons}}/-"}, {"op": "replace", "path": "{{comparisons}}/3/value/value", "value": "Dallas"}]
      Then its comparisons are location=Austin, department=HR, location=Boston, location=Dallas

    Scenario: A copy of what is not there is refused
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "copy", "from": "{{comparisons}}/3", "path": "{{comparisons}}/-"}]
      Then the request is refused
      And the segment is unchanged

  @SP-PATCH-JSONPATCH-TEST
  Rule: A patch compares a value, and is refused if it is another one (section 4.6)

    Scenario Outline: A comparison succeeds for <what>
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "test", "path": "<path>", "value": <value>}, {"op": "replace", "path": "<path>", "value": <other>}, {"op": "replace", "path": "/description", "value": "tested"}]
      Then its description is tested

      Examples:
        | what                                    | path                    | value                                 | other                                 |
        | an equal boolean                        | /active                 | true                                  | false                                 |
        | an equal text                           | {{comparisons}}/1/value/value | "HR"                            | "IT"                                  |
        | an equal object in another order        | {{comparisons}}/1/value | {"value": "HR", "type": "STRING"}     | {"value": "IT", "type": "STRING"}     |

    Scenario Outline: A comparison fails for <what>
      Given an existing segment with three comparisons
      When the segment is patched with [{"op": "test", "path": "<path>", "value": <value>}, {"op": "replace", "path": "/description", "value": "tested"}]
      Then the request is refused
      And the segment is unchanged

      Examples:
        | what                                    | path                    | value                                 |
        | another boolean                         | /active                 | false                                 |
        | another text                            | {{comparisons}}/1/value/value | "IT"                            |
        | a text in another case                  | {{comparisons}}/1/value/value | "hr"                            |
        | a text that looks like the boolean      | /active                 | "true"                                |
        | another object                          | {{comparisons}}/1/value | {"type": "STRING", "value": "IT"}     |
        | an object that lacks a property         | {{comparisons}}/1/value | {"type": "STRING"}                    |
        | another list                            | {{comparisons}}         | []                                    |
        | what is not there                       | {{comparisons}}/3       | null                                  |
