package zpa

// everywhere stands for all Microtenants of a customer.
const everywhere = "*"

// readScope is the Microtenant that a reading call looks into. A client that is within one must name
// it. Any other that names none looks into the Default one, and null stands for all.
func (c *call) readScope() (string, *refusal) {
	values, given := c.query["microtenantId"]
	own := c.client.microtenant
	if !given {
		if own == "" {
			return defaultTenant, nil
		}
		if c.bug("own-microtenant-unasked") {
			return own, nil
		}
		no := forbidden("The microtenantId must be passed.")
		return "", &no
	}
	if v := values[0]; v == "null" || v == "" {
		if own == "" || c.bug("null-leaves-the-microtenant") {
			return everywhere, nil
		}
		no := forbidden("The client reaches its own Microtenant alone.")
		return "", &no
	}
	return c.named(values[0])
}

// writeScope is the Microtenant that a writing call is about: the Default one if none is passed.
func (c *call) writeScope(body *string) (string, *refusal) {
	var asked []string
	if v := c.query.Get("microtenantId"); v != "" && v != "null" {
		asked = append(asked, v)
	}
	if body != nil {
		asked = append(asked, *body)
	}
	scope := defaultTenant
	for i, v := range asked {
		if i > 0 && v != scope {
			no := invalid("The microtenantId of the body is not that of the query.")
			return "", &no
		}
		scope = v
	}
	return c.named(scope)
}

// named is a Microtenant by its id, if the client may reach it.
func (c *call) named(id string) (string, *refusal) {
	if _, ok := microtenants[c.client.customer][id]; !ok {
		no := invalid("There is no such Microtenant.")
		return "", &no
	}
	if own := c.client.microtenant; own != "" && own != id && !c.bug("leaves-the-microtenant") {
		no := forbidden("The client reaches its own Microtenant alone.")
		return "", &no
	}
	return id, nil
}

// within says whether a group lies in a scope.
func (c *call) within(g *group, scope string) bool {
	return g.customer == c.client.customer && (scope == everywhere || g.microtenant == scope)
}
