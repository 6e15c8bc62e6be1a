package alloyscan

import "github.com/assay-conformance/assay/independent/server"

// listBugs are about what a list has.
var listBugs = []server.Bug{
	{Name: "list-lacks-those-without-service", What: "A list leaves out segments that have no Audit Service.", Line: "000:25"},
	{Name: "type-filter-ignored", What: "The filter by type is ignored.", Line: "000:32"},
	{Name: "type-filter-by-beginning", What: "The filter by type lets through types that begin with it.", Line: "000:32"},
	{Name: "service-filter-ignored", What: "The filter by Audit Service is ignored.", Line: "000:33"},
	{Name: "service-filter-keeps-those-without", What: "The filter by Audit Service lets through segments that have none.", Line: "000:33"},
	{Name: "either-filter", What: "With both filters, a segment that passes one of them is listed.", Line: "000:32"},
	{Name: "second-filter-ignored", What: "The filter by Audit Service is ignored if there is one by type.", Line: "000:33"},
	{Name: "next-page-loses-filters", What: "The filters are ignored if there is an offset.", Line: "000:32"},
	{Name: "page-before-filter", What: "The page is cut before it is filtered.", Line: "000:30"},
	{Name: "total-before-filter", What: "The total counts what the filters leave out too.", Line: "000:49",
		Silent: "49 does not say whether the total counts what a filter leaves out."},
	{Name: "total-of-the-page", What: "The total is the number of items on the page.", Line: "000:49"},
	{Name: "total-with-deleted", What: "The total counts deleted segments too.", Line: "000:49"},
	{Name: "total-missing", What: "The list has no total.", Line: "000:49"},
	{Name: "total-as-text", What: "The total is a text.", Line: "000:49"},
	{Name: "nothing-is-null", What: "A list without items has null instead of an empty array.", Line: "000:38"},
}

// pageBugs are about pages.
var pageBugs = []server.Bug{
	{Name: "default-limit-20", What: "A page has 20 items if no limit is given.", Line: "000:30"},
	{Name: "no-default-limit", What: "A list has all items if no limit is given.", Line: "000:30"},
	{Name: "limit-ignored", What: "The limit is ignored.", Line: "000:30"},
	{Name: "limit-and-one", What: "A page has one item more than the limit.", Line: "000:30"},
	{Name: "limit-0-is-all", What: "The limit 0 stands for all items.", Line: "000:30",
		Silent: "30 names no least limit and does not say what 0 means."},
	{Name: "offset-ignored", What: "The offset is ignored.", Line: "000:31"},
	{Name: "offset-counts-pages", What: "The offset counts pages instead of items.", Line: "000:31"},
	{Name: "offset-from-1", What: "The offset counts from 1, so that a page repeats the last item of the one before.", Line: "000:31"},
	{Name: "offset-skips-one", What: "A page with an offset leaves out one item.", Line: "000:31"},
	{Name: "last-page-lacks-one", What: "The last of several pages lacks its last item.", Line: "000:31"},
	{Name: "order-changes", What: "The order of the list changes from call to call.", Line: "000:31",
		Silent: "25 to 50 name no order, nor that it stays."},
}
