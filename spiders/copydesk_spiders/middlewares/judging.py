from ipaddress import ip_address


def is_public(address: str) -> bool:
    return ip_address(address.partition("%")[0]).is_global
