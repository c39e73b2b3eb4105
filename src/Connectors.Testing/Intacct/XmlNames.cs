namespace Connectors.Testing.Intacct;

/// <summary>The XML gateway's words for objects and fields; the records are the same.</summary>
internal sealed class XmlNames
{
    private const string Audited = "WHENCREATED=audit.createdDateTime WHENMODIFIED=audit.modifiedDateTime CREATEDBY=audit.createdBy MODIFIEDBY=audit.modifiedBy";
    private const string Entity = "MEGAENTITYKEY=entity.key MEGAENTITYID=entity.id MEGAENTITYNAME=entity.name";

    private static readonly string[] ContactParts =
    [
        "COMPANYNAME=companyName", "PREFIX=prefix", "FIRSTNAME=firstName", "LASTNAME=lastName", "INITIAL=middleName", "PRINTAS=printAs", "PHONE1=phone1", "PHONE2=phone2", "CELLPHONE=mobile",
        "PAGER=pager", "FAX=fax", "EMAIL1=email1", "EMAIL2=email2", "URL1=URL1", "URL2=URL2", "VISIBLE=showInContactList", "TAXABLE=tax.isTaxable", "TAXID=tax.taxId", "STATUS=status",
        "MAILADDRESS.ADDRESS1=mailingAddress.addressLine1", "MAILADDRESS.ADDRESS2=mailingAddress.addressLine2", "MAILADDRESS.ADDRESS3=mailingAddress.addressLine3", "MAILADDRESS.CITY=mailingAddress.city",
        "MAILADDRESS.STATE=mailingAddress.state", "MAILADDRESS.ZIP=mailingAddress.postCode", "MAILADDRESS.COUNTRY=mailingAddress.country", "MAILADDRESS.COUNTRYCODE=mailingAddress.isoCountryCode",
    ];

    private static readonly XmlNames[] All =
    [
        new("CONTACT", "company-config/contact", "CONTACTNAME", $"RECORDNO=key CONTACTNAME=id {string.Join(' ', ContactParts)} WHENCREATED=$created WHENMODIFIED=$modified"),
        new("CUSTOMER", "accounts-receivable/customer", "CUSTOMERID", $"""
            RECORDNO=key CUSTOMERID=id NAME=name PARENTKEY=parent.key PARENTID=parent.id PARENTNAME=parent.name DISPLAYCONTACTKEY=contacts.default.key DISPLAYCONTACT.CONTACTNAME=contacts.default.id
            {string.Join(' ', ContactParts.Select(static p => "DISPLAYCONTACT." + p.Replace("=", "=contacts.default.", StringComparison.Ordinal)))}
            CONTACTINFO.CONTACTNAME=contacts.primary.id BILLTO.CONTACTNAME=contacts.billTo.id SHIPTO.CONTACTNAME=contacts.shipTo.id TERMNAME=term.id CUSTREPID=salesRepresentative.id
            RESALENO=customerResaleNumber TAXID=taxId CREDITLIMIT=creditLimit TOTALDUE=totalDue COMMENTS=notes TERRITORYID=territory.id CUSTTYPE=customerType.id PRICELIST=priceList.id
            CURRENCY=currency STATUS=status ONETIME=isOneTimeUse ONHOLD=isOnHold OBJECTRESTRICTION=customerRestriction DISCOUNT=discountPercent {Audited} {Entity}
            """),
        new("ITEM", "inventory-control/item", "ITEMID", $"""
            RECORDNO=key ITEMID=id NAME=name STATUS=status ITEMTYPE=itemType EXTENDED_DESCRIPTION=description COST_METHOD=costMethod BASEPRICE=sales.basePrice TAXABLE=sales.isTaxable
            STANDARD_COST=purchasing.standardCost UOMGRP=unitOfMeasureGroup.id NOTE=notes {Audited} {Entity}
            """),
        new("PROJECT", "projects/project", "PROJECTID", $"""
            RECORDNO=key PROJECTID=id NAME=name DESCRIPTION=description CURRENCY=projectCurrency PROJECTCATEGORY=category PROJECTSTATUS=projectStatus.id STATUS=status BEGINDATE=startDate ENDDATE=endDate
            CONTRACTAMOUNT=contractAmount BILLINGTYPE=billingType SFDCKEY=salesforceKey PARENTID=parent.id CUSTOMERKEY=customer.key CUSTOMERID=customer.id CUSTOMERNAME=customer.name PROJECTTYPE=projectType.id
            MANAGERID=manager.id DEPARTMENTID=department.id LOCATIONID=location.id CLASSID=class.id TERMNAME=paymentTerm.id {Audited} {Entity}
            """),
        new("TASK", "projects/task", "TASKID", $"""
            RECORDNO=key TASKID=id NAME=name DESCRIPTION=description PROJECTKEY=project.key PROJECTID=project.id PARENTID=parent.id ITEMID=item.id PBEGINDATE=planned.startDate PENDDATE=planned.endDate
            ISMILESTONE=isMilestone UTILIZED=isUtilized BILLABLE=isBillable TASKSTATUS=taskStatus PRIORITY=priority TASKNO=wbsCode {Audited}
            """),
        new("DEPARTMENT", "company-config/department", "DEPARTMENTID", $"RECORDNO=key DEPARTMENTID=id TITLE=name CUSTTITLE=reportTitle PARENTID=parent.id SUPERVISORID=supervisor.id STATUS=status {Audited} {Entity}"),
        new("CLASS", "company-config/class", "CLASSID", $"RECORDNO=key CLASSID=id NAME=name DESCRIPTION=description PARENTID=parent.id STATUS=status {Audited} {Entity}"),
        new("ARTERM", "accounts-receivable/term", "NAME", $"RECORDNO=key NAME=id DESCRIPTION=description STATUS=status DUEDATE=due.days {Audited}"),
        new("SODOCUMENT", "order-entry/document", "DOCID", $"""
            RECORDNO=key DOCID=documentId DOCNO=documentNumber DOCPARID=documentType STATE=state WHENCREATED=txnDate WHENDUE=dueDate AUWHENCREATED=audit.createdDateTime WHENMODIFIED=audit.modifiedDateTime
            CREATEDBY=audit.createdBy MODIFIEDBY=audit.modifiedBy CUSTVENDID=customer.id CUSTVENDNAME=customer.name PONUMBER=referenceNumber CURRENCY=txnCurrency BASECURR=baseCurrency
            SUBTOTAL=subtotal TOTAL=total TRX_SUBTOTAL=subtotalInTxnCurrency TRX_TOTALENTERED=totalInTxnCurrency STATUS=status TERM.NAME=paymentTerm.id MESSAGE=memo NOTE=notes {Entity}
            """) { IsReadOnly = true },
        new("SODOCUMENTENTRY", "order-entry/document-line", "RECORDNO", $"""
            RECORDNO=key DOCHDRNO=documentHeader.key DOCHDRID=documentHeader.documentId DOCPARID=documentType LINE_NO=lineNumber ITEMID=dimensions.item.id ITEMNAME=dimensions.item.name ITEMDESC=lineDescription
            UNIT=unit UIQTY=unitQuantity QUANTITY=quantity UIPRICE=unitPrice PRICE=price QTY_CONVERTED=quantityConverted DISCOUNTPERCENT=discountPercent MEMO=memo LOCATIONID=dimensions.location.id
            DEPARTMENTID=dimensions.department.id PROJECTID=dimensions.project.id AUWHENCREATED=audit.createdDateTime WHENMODIFIED=audit.modifiedDateTime
            """) { IsReadOnly = true },
        new("AUDITHISTORY", "company-config/audit-history", "ID", """
            ID=id OBJECTTYPE=$objecttype OBJECTKEY=changeDetails.objectId USERID=changeSource.completedBy ACCESSTIME=changeSource.accessDateTime ACCESSMODE=$accessmode
            FIELD_NAME=changeDetails.fieldName FIELD_BEFORE=changeDetails.previousValue FIELD_AFTER=changeDetails.newValue SOURCE=changeSource.source
            """) { IsReadOnly = true },
    ];

    private XmlNames(string name, string objectName, string idField, string fields)
    {
        Name = name;
        ObjectName = objectName;
        IdField = idField;
        Fields = fields.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(static f => f.Split('=', 2)).ToDictionary(static p => p[0], static p => p[1], StringComparer.Ordinal);
    }

    public string Name { get; }

    public string ObjectName { get; }

    /// <summary>Its field of the user-facing id.</summary>
    public string IdField { get; }

    /// <summary>No generic create, update or delete.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>XML field to REST path, in the order in which rows show them.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    public ObjectDefinition Definition => ObjectCatalog.Get(ObjectName);

    public static XmlNames? ByName(string name) => Array.Find(All, a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    public static XmlNames? ByObject(string objectName) => Array.Find(All, a => a.ObjectName == objectName);
}
